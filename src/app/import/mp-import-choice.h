/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A picker of the second step and what it is for: a column, a word of the file, or a value that no
 * column gives. What is taken in it makes the plan obsolete.
 */

#pragma once

#include "mp-import-page-private.h"

#include "edit/find/mp-choices.h"

G_BEGIN_DECLS

typedef struct _MpImportChoice MpImportChoice;

struct _MpImportChoice
{
  MpImportPage *page;
  GtkWidget *picker;
  guint table;
  guint column;
  char *target; /* of a word or a default */
  char *word;
  void (*chosen) (MpImportChoice *self, const MpChoice *picked);
};

MpImportChoice *mp_import_choice_new (MpImportPage *page, guint table, const char *target,
                                      void (*chosen) (MpImportChoice *self,
                                                      const MpChoice *picked));
/* The picker, which owns the choice from then on; `wanted (choice, text)` fills its list. */
GtkWidget *mp_import_choice_make_picker (MpImportChoice *self, const char *label,
                                         const char *text, GCallback wanted);
/* The organizations whose names are like what was typed, or like the word, and one more: a new one
 * that is called as the word says.
 */
GPtrArray *mp_import_choices_of_organizations (MpImport *import, const char *target,
                                               const char *word, const char *text);
/* The communities that the text fits; before anything is typed those whose names are like the word
 * come first.
 */
GPtrArray *mp_import_choices_of_communities (MpImport *import, const char *target,
                                             const char *word, const char *text);
/* The field of `target` in the rows of a table; NULL: they have none. */
const MpField *mp_import_page_find_field (MpImportPage *self, guint table, const char *target);
/* A section of the second step and the grid in it. */
GtkWidget *mp_import_page_add_section (MpImportPage *self, const char *title, const char *note);
GtkWidget *mp_import_page_make_line_label (const char *text, const char *css_class);

G_END_DECLS
