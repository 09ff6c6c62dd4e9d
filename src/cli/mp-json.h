/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Answers in JSON. Numbers are numbers, everything else is text; ids are text, because 63 bits do
 * not survive a reader that keeps numbers as doubles. A field that is empty is null, so that every
 * record of a kind has the same members.
 */

#pragma once

#include <json-glib/json-glib.h>

#include "mp-ctl.h"

G_BEGIN_DECLS

/* Members of the object that is open. */
void mp_json_add_text   (JsonBuilder *builder, const char *name, const char *text);
void mp_json_add_int    (JsonBuilder *builder, const char *name, gint64 number);
void mp_json_add_flag   (JsonBuilder *builder, const char *name, gboolean flag);
void mp_json_add_id     (JsonBuilder *builder, const char *name, gint64 id); /* 0: null */
void mp_json_add_value  (JsonBuilder *builder, const char *name, MpFieldType type,
                         const char *value);
/* id, every field, "deleted", and the names of what it links to as "titles". */
void mp_json_add_record (JsonBuilder *builder, MpCtl *ctl, MpRecord *record);

/* The value that was built, on lines of its own; empties the builder. */
void mp_json_print      (JsonBuilder *builder);
/* An array of any length, one element on each line. */
void mp_json_print_element (JsonBuilder *builder, guint index);
void mp_json_print_end  (guint n_elements);

G_END_DECLS
