/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The text of a cell of a page, as a browser shows it: blanks in a row are one, <br> and blocks
 * begin lines.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  GString *text;
  gboolean blank;    /* one is due before the next character */
  gboolean line;     /* a line end is */
  gboolean plain;    /* some of it is not struck out */
} MpHtmlCell;

void mp_html_cell_append (MpHtmlCell *self, const char *text, gsize length, gboolean struck);
void mp_html_cell_break  (MpHtmlCell *self); /* <br>; where <p>, <div> … begin or end */
void mp_html_cell_clear  (MpHtmlCell *self);

G_END_DECLS
