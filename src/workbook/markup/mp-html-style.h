/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the look of an element says of its text: that it is not shown, or struck out. Excel and web
 * systems say so in the element or in a class of the page's <style>.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  GString *sheet;     /* what stands in <style> */
  gsize read;         /* of it, up to here */
  GHashTable *hidden; /* names of classes */
  GHashTable *struck;
} MpHtmlStyle;

void     mp_html_style_init   (MpHtmlStyle *self);
void     mp_html_style_clear  (MpHtmlStyle *self);
/* More of a <style>. */
void     mp_html_style_append (MpHtmlStyle *self, const char *text, gsize length);
/* `look` and `classes` are attributes; NULL: there is none. */
gboolean mp_html_style_hides  (MpHtmlStyle *self, const char *look, const char *classes);
gboolean mp_html_style_strikes (MpHtmlStyle *self, const char *look, const char *classes);

G_END_DECLS
