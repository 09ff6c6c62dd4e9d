/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What our reader sees in a file, as JSON: to be compared with what another reader sees.
 */

#include "workbook/mp-workbook.h"

#include <json-glib/json-glib.h>
#include <stdio.h>

static void
add_cell (JsonBuilder *builder, const MpCell *cell)
{
  static const char *const kinds[] = { "empty", "text", "number", "date", "flag", "error" };

  json_builder_begin_array (builder);
  json_builder_add_int_value (builder, cell->row);
  json_builder_add_int_value (builder, cell->column);
  json_builder_add_string_value (builder, kinds[cell->kind]);
  json_builder_add_string_value (builder, cell->text);
  json_builder_add_double_value (builder, cell->number);
  json_builder_end_array (builder);
}

static gboolean
add_sheet (JsonBuilder *builder, MpWorkbook *book, guint sheet, GError **error)
{
  g_autoptr(MpGrid) grid = mp_workbook_load (book, sheet, NULL, error);
  const char *name = mp_workbook_get_sheet_name (book, sheet);

  if (grid == NULL)
    return FALSE;
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "name");
  json_builder_add_string_value (builder, name != NULL ? name : "");
  json_builder_set_member_name (builder, "cells");
  json_builder_begin_array (builder);
  for (guint row = 0; row < mp_grid_n_rows (grid); row++)
    for (guint column = 0; column < mp_grid_n_columns (grid); column++)
      if (mp_grid_get (grid, row, column)->kind != MP_CELL_EMPTY)
        add_cell (builder, mp_grid_get (grid, row, column));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  return TRUE;
}

int
main (int argc, char *argv[])
{
  g_autoptr(GError) error = NULL;
  g_autoptr(MpWorkbook) book = NULL;
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(JsonGenerator) generator = json_generator_new ();
  g_autoptr(JsonNode) root = NULL;
  g_autofree char *json = NULL;

  book = argc == 2 ? mp_workbook_open (argv[1], NULL, &error) : NULL;
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "date1904");
  json_builder_add_boolean_value (builder, book != NULL && mp_workbook_get_date1904 (book));
  json_builder_set_member_name (builder, "sheets");
  json_builder_begin_array (builder);
  for (guint i = 0; book != NULL && i < mp_workbook_get_n_sheets (book); i++)
    if (!add_sheet (builder, book, i, &error))
      break;
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  if (error != NULL)
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  root = json_builder_get_root (builder);
  json_generator_set_root (generator, root);
  json = json_generator_to_data (generator, NULL);
  puts (json); /* not g_print(): its text is UTF-8 wherever it goes */
  return book != NULL ? 0 : 1;
}
