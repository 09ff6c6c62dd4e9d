/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Fields of one record under a heading, two to a line. On a card every field takes half a line; a
 * section that folds is one line which says how much of it is filled in, until it is opened.
 */

#pragma once

#include <gtk/gtk.h>

#include "mp-field-row.h"

G_BEGIN_DECLS

#define MP_TYPE_FIELD_SECTION (mp_field_section_get_type ())
G_DECLARE_FINAL_TYPE (MpFieldSection, mp_field_section, MP, FIELD_SECTION, GtkWidget)

typedef enum
{
  MP_SECTION_OPEN,  /* always */
  MP_SECTION_CARD,
  MP_SECTION_FOLDS,
} MpSectionKind;

/* `name` is the heading as the catalog has it, by which it is remembered. */
GtkWidget    *mp_field_section_new      (MpRecordEdit *edit, const char *name, MpSectionKind kind);
MpFieldRow   *mp_field_section_add      (MpFieldSection *self, const MpField *field);

MpRecordEdit *mp_field_section_get_edit (MpFieldSection *self);
const char   *mp_field_section_get_name (MpFieldSection *self);
/* Of MpFieldRow, in reading order. */
GPtrArray    *mp_field_section_get_rows (MpFieldSection *self);

/* What depends on other fields appears and goes with them. FALSE: nothing of it has a place. */
gboolean      mp_field_section_update   (MpFieldSection *self);
gboolean      mp_field_section_is_open  (MpFieldSection *self);
void          mp_field_section_open     (MpFieldSection *self, gboolean open);

/* Signal "folded": the clerk has opened or closed it. */

G_END_DECLS
