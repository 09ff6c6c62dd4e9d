/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "import-expectation.h"

#include "catalog/mp-codes.h"

#include <math.h>
#include <string.h>

char *
expectation_fold (const char *text)
{
  return mp_fold_text (text);
}

JsonObject *
expectation_load (const char *path)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);

  return json_object_ref (json_node_get_object (json_parser_get_root (parser)));
}

char *
expectation_decisions (JsonObject *expected)
{
  return json_to_string (json_object_get_member (expected, "decisions"), FALSE);
}

static void
complain (GPtrArray *problems, JsonObject *row, const char *format, ...)
{
  va_list args;
  g_autofree char *text = NULL;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  g_ptr_array_add (problems,
                   g_strdup_printf ("%s row %" G_GINT64_FORMAT ": %s",
                                    json_object_get_string_member_with_default (row, "sheet", ""),
                                    json_object_get_int_member (row, "row"), text));
}

/* --- values ----------------------------------------------------------------------------------- */

static gboolean
is_phone (const char *target)
{
  return g_str_has_suffix (target, "phone");
}

static gboolean
same_phones (const char *a, const char *b)
{
  g_auto (GStrv) one = g_strsplit (a, "/", -1);
  g_auto (GStrv) other = g_strsplit (b, "/", -1);
  guint n = g_strv_length (one);
  guint found = 0;

  if (n != g_strv_length (other))
    return FALSE;
  for (guint i = 0; i < n; i++)
    for (guint k = 0; k < n; k++)
      {
        g_auto (GStrv) p = g_strsplit (one[i], "-", -1);
        g_auto (GStrv) q = g_strsplit (other[k], "-", -1);
        g_autofree char *left = g_strjoinv ("", p);
        g_autofree char *right = g_strjoinv ("", q);

        if (g_str_equal (left, right))
          {
            found++;
            break;
          }
      }

  return found == n;
}

static gboolean
same_value (const char *target, JsonNode *expected, JsonNode *actual)
{
  gboolean expected_empty = expected == NULL || JSON_NODE_HOLDS_NULL (expected);
  gboolean actual_empty = actual == NULL || JSON_NODE_HOLDS_NULL (actual);

  if (expected_empty || actual_empty)
    return expected_empty && actual_empty;
  if (JSON_NODE_HOLDS_ARRAY (expected) || JSON_NODE_HOLDS_ARRAY (actual))
    {
      g_autofree char *one = json_to_string (expected, FALSE);
      g_autofree char *other = json_to_string (actual, FALSE);

      return g_str_equal (one, other);
    }
  if (json_node_get_value_type (expected) == G_TYPE_STRING
      && json_node_get_value_type (actual) == G_TYPE_STRING)
    {
      g_autofree char *one = expectation_fold (json_node_get_string (expected));
      g_autofree char *other = expectation_fold (json_node_get_string (actual));

      return is_phone (target) ? same_phones (one, other) : g_str_equal (one, other);
    }
  if (json_node_get_value_type (expected) == G_TYPE_BOOLEAN
      || json_node_get_value_type (actual) == G_TYPE_BOOLEAN)
    return json_node_get_value_type (expected) == json_node_get_value_type (actual)
           && json_node_get_boolean (expected) == json_node_get_boolean (actual);
  if (json_node_get_value_type (expected) == G_TYPE_STRING
      || json_node_get_value_type (actual) == G_TYPE_STRING)
    return FALSE;

  return fabs (json_node_get_double (expected) - json_node_get_double (actual)) < 1e-9;
}

static JsonNode *
member_of (JsonObject *object, const char *name)
{
  return object != NULL && json_object_has_member (object, name)
             ? json_object_get_member (object, name)
             : NULL;
}

static gboolean
is_accepted (JsonObject *row, const char *target, JsonNode *actual)
{
  JsonObject *accept =
      member_of (row, "accept") != NULL ? json_object_get_object_member (row, "accept") : NULL;
  JsonArray *others =
      member_of (accept, target) != NULL ? json_object_get_array_member (accept, target) : NULL;

  for (guint i = 0; others != NULL && i < json_array_get_length (others); i++)
    if (same_value (target, json_array_get_element (others, i), actual))
      return TRUE;

  return FALSE;
}

static char *
show (JsonNode *node)
{
  return node != NULL ? json_to_string (node, FALSE) : g_strdup ("nothing");
}

/* leader.phone and organization.contact_phone are equivalent beside the leader. */
static const char *
equivalent_of (const char *target)
{
  return g_str_equal (target, "leader.phone")                 ? "organization.contact_phone"
         : g_str_equal (target, "organization.contact_phone") ? "leader.phone"
                                                              : NULL;
}

static void
check_values (JsonObject *row, JsonObject *actual, GPtrArray *problems)
{
  JsonObject *expected = json_object_get_object_member (row, "values");
  JsonObjectIter iter;
  const char *target;
  JsonNode *node;

  json_object_iter_init (&iter, expected);
  while (json_object_iter_next (&iter, &target, &node))
    {
      JsonNode *here = member_of (actual, target);
      const char *other = equivalent_of (target);

      if (here == NULL && other != NULL && member_of (expected, other) == NULL)
        here = member_of (actual, other);
      if (!same_value (target, node, here) && !is_accepted (row, target, here))
        {
          g_autofree char *wanted = show (node);
          g_autofree char *got = show (here);

          complain (problems, row, "%s is %s, not %s", target, got, wanted);
        }
    }
  json_object_iter_init (&iter, actual);
  while (json_object_iter_next (&iter, &target, &node))
    if (member_of (expected, target) == NULL && !is_accepted (row, target, node) &&
        (equivalent_of (target) == NULL || member_of (expected, equivalent_of (target)) == NULL))
      {
        g_autofree char *got = show (node);

        complain (problems, row, "%s is %s and should be empty", target, got);
      }
}

static void
check_warnings (JsonObject *row, JsonObject *actual, GPtrArray *problems)
{
  JsonArray *expected =
      member_of (row, "warnings") != NULL ? json_object_get_array_member (row, "warnings") : NULL;
  JsonArray *got = json_object_get_array_member (actual, "warnings");

  for (guint i = 0; expected != NULL && i < json_array_get_length (expected); i++)
    {
      JsonObject *warning = json_array_get_object_element (expected, i);
      const char *field = json_object_get_string_member (warning, "field");
      const char *code = json_object_get_string_member (warning, "code");
      gboolean found = FALSE;

      for (guint k = 0; k < json_array_get_length (got) && !found; k++)
        {
          JsonObject *here = json_array_get_object_element (got, k);

          found = g_str_equal (json_object_get_string_member (here, "field"), field)
                  && g_str_equal (json_object_get_string_member (here, "code"), code);
        }
      if (!found)
        complain (problems, row, "no warning %s on %s", code, field);
    }
}

static void
check_changes (JsonObject *row, JsonObject *actual, GPtrArray *problems)
{
  JsonObject *expected =
      member_of (row, "changes") != NULL ? json_object_get_object_member (row, "changes") : NULL;
  JsonObject *got = member_of (actual, "changes") != NULL
                        ? json_object_get_object_member (actual, "changes")
                        : NULL;
  JsonObjectIter iter;
  const char *target;
  JsonNode *node;

  if (expected == NULL)
    return;
  json_object_iter_init (&iter, expected);
  while (json_object_iter_next (&iter, &target, &node))
    {
      JsonArray *wanted = json_node_get_array (node);
      JsonArray *here =
          member_of (got, target) != NULL ? json_object_get_array_member (got, target) : NULL;

      if (here == NULL
          || !same_value (target, json_array_get_element (wanted, 0),
                          json_array_get_element (here, 0))
          || !same_value (target, json_array_get_element (wanted, 1),
                          json_array_get_element (here, 1)))
        complain (problems, row, "the change of %s is not as expected", target);
    }
  if (got == NULL)
    return;
  json_object_iter_init (&iter, got);
  while (json_object_iter_next (&iter, &target, NULL))
    if (member_of (expected, target) == NULL)
      complain (problems, row, "%s should not change", target);
}

/* --- rows ------------------------------------------------------------------------------------- */

static JsonObject *
find_row (JsonArray *rows, const char *sheet, gint64 number, const char *cols)
{
  for (guint i = 0; i < json_array_get_length (rows); i++)
    {
      JsonObject *row = json_array_get_object_element (rows, i);

      if (json_object_get_int_member (row, "row") == number
          && g_strcmp0 (json_object_get_string_member_with_default (row, "sheet", NULL), sheet) == 0
          && (cols == NULL
              || g_strcmp0 (json_object_get_string_member_with_default (row, "cols", NULL), cols)
                     == 0))
        return row;
    }

  return NULL;
}

static gboolean
may_be (JsonObject *row, const char *outcome)
{
  JsonArray *also = member_of (row, "also_acceptable") != NULL
                        ? json_object_get_array_member (row, "also_acceptable")
                        : NULL;

  if (g_str_equal (json_object_get_string_member (row, "outcome"), outcome))
    return TRUE;
  for (guint i = 0; also != NULL && i < json_array_get_length (also); i++)
    if (g_str_equal (json_array_get_string_element (also, i), outcome))
      return TRUE;

  return FALSE;
}

static void
check_row (JsonObject *row, JsonObject *actual, GPtrArray *problems)
{
  const char *outcome = json_object_get_string_member (actual, "outcome");
  const char *reason = json_object_get_string_member_with_default (actual, "reason", NULL);
  JsonObject *similar = member_of (row, "similar_to") != NULL
                            ? json_object_get_object_member (row, "similar_to")
                            : NULL;

  if (!may_be (row, outcome))
    complain (problems, row, "is %s (%s), not %s", outcome, reason != NULL ? reason : "",
              json_object_get_string_member (row, "outcome"));
  else if (g_str_equal (outcome, json_object_get_string_member (row, "outcome"))
           && member_of (row, "reason") != NULL
           && g_strcmp0 (reason, json_object_get_string_member (row, "reason")) != 0)
    complain (problems, row, "the reason is %s, not %s", reason,
              json_object_get_string_member (row, "reason"));

  if (similar != NULL && g_str_equal (outcome, json_object_get_string_member (row, "outcome")))
    {
      JsonNode *node = member_of (actual, "similar_to");
      JsonObject *here =
          node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;

      if (here == NULL
          || (member_of (similar, "row") != NULL
              && json_object_get_int_member_with_default (here, "row", 0)
                     != json_object_get_int_member (similar, "row"))
          || (member_of (similar, "record") != NULL
              && g_strcmp0 (json_object_get_string_member_with_default (here, "record", NULL),
                            json_object_get_string_member (similar, "record"))
                     != 0))
        complain (problems, row, "resembles something else than expected");
    }
  check_values (row, json_object_get_object_member (actual, "values"), problems);
  check_warnings (row, actual, problems);
  check_changes (row, actual, problems);
}

static void
check_sheets (JsonObject *expected, MpImport *import, GPtrArray *problems)
{
  static const char *const roles[] = { "data", "dictionary", "contents", "statistics", "empty" };
  static const char *const actions[] = { "read", "offer", "skip" };
  JsonArray *sheets = json_object_get_array_member (expected, "sheets");

  if (json_array_get_length (sheets) != mp_import_get_n_sheets (import))
    g_ptr_array_add (problems, g_strdup_printf ("%u sheets were found, not %u",
                                                mp_import_get_n_sheets (import),
                                                json_array_get_length (sheets)));
  for (guint i = 0; i < json_array_get_length (sheets) && i < mp_import_get_n_sheets (import); i++)
    {
      JsonObject *sheet = json_array_get_object_element (sheets, i);
      const MpImportSheet *found = mp_import_get_sheet (import, i);

      if (g_strcmp0 (found->name, json_object_get_string_member_with_default (sheet, "name", NULL))
              != 0
          || !g_str_equal (roles[found->role], json_object_get_string_member (sheet, "role"))
          || !g_str_equal (actions[found->action], json_object_get_string_member (sheet, "action")))
        g_ptr_array_add (problems, g_strdup_printf ("sheet %s: %s, %s", found->name,
                                                    roles[found->role], actions[found->action]));
    }
}

/* Lines that are no records are taken for what they are. */
static void
check_other_rows (JsonObject *table, MpImport *import, GPtrArray *problems)
{
  JsonArray *others = json_object_get_array_member (table, "other_rows");
  const char *sheet = json_object_get_string_member_with_default (table, "sheet", NULL);

  for (guint i = 0; i < json_array_get_length (others); i++)
    {
      JsonObject *other = json_array_get_object_element (others, i);
      gint64 row = json_object_get_int_member (other, "row");
      const char *kind = "data";

      for (guint t = 0; t < mp_import_get_n_tables (import); t++)
        {
          const MpImportTable *found = mp_import_get_table (import, t);

          if (g_strcmp0 (mp_import_get_sheet (import, found->sheet)->name, sheet) != 0)
            continue;
          for (guint k = 0; k < found->other_rows->len; k++)
            if (g_array_index (found->other_rows, MpImportOtherRow, k).row == row)
              kind = g_array_index (found->other_rows, MpImportOtherRow, k).kind;
        }
      if (!g_str_equal (kind, json_object_get_string_member (other, "kind")))
        g_ptr_array_add (
            problems, g_strdup_printf ("%s line %" G_GINT64_FORMAT ": taken for %s, not %s", sheet,
                                       row, kind, json_object_get_string_member (other, "kind")));
    }
}

GPtrArray *
expectation_check (JsonObject *expected, MpImport *import)
{
  GPtrArray *problems = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *text = mp_import_to_json (import);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonArray *tables = json_object_get_array_member (expected, "tables");
  JsonObject *actual;
  JsonArray *rows;
  guint n = 0;

  g_assert_true (json_parser_load_from_data (parser, text, -1, NULL));
  actual = json_node_get_object (json_parser_get_root (parser));
  rows = json_object_get_array_member (actual, "rows");
  check_sheets (expected, import, problems);

  for (guint t = 0; t < json_array_get_length (tables); t++)
    {
      JsonObject *table = json_array_get_object_element (tables, t);
      JsonArray *wanted = json_object_get_array_member (table, "rows");
      const char *sheet = json_object_get_string_member_with_default (table, "sheet", NULL);

      check_other_rows (table, import, problems);
      for (guint i = 0; i < json_array_get_length (wanted); i++)
        {
          JsonObject *row = json_array_get_object_element (wanted, i);
          JsonObject *found =
              find_row (rows, sheet, json_object_get_int_member (row, "row"),
                        json_object_get_string_member_with_default (row, "cols", NULL));

          if (sheet != NULL)
            json_object_set_string_member (row, "sheet", sheet);
          n++;
          if (found == NULL)
            complain (problems, row, "was not read");
          else
            check_row (row, found, problems);
        }
    }
  if (n != json_array_get_length (rows))
    g_ptr_array_add (
        problems, g_strdup_printf ("%u rows were read, not %u", json_array_get_length (rows), n));
  if (json_object_get_int_member (actual, "read")
      != json_object_get_int_member (actual, "new") + json_object_get_int_member (actual, "updated")
             + json_object_get_int_member (actual, "same")
             + json_object_get_int_member (actual, "held")
             + json_object_get_int_member (actual, "refused"))
    g_ptr_array_add (problems, g_strdup ("the accounting does not add up"));

  return problems;
}
