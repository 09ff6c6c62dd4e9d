/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads what a table of steps says in words (mp-flow-private.h). A day that is not known, or known
 * in part only, is no reason to hold a case up, and no deadline runs from it.
 */

#include "config.h"

#include "mp-flow-private.h"

#include "mp-days.h"
#include "mp-parameters.h"
#include "policy/rules/mp-rules-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* --- days ------------------------------------------------------------------------------------- */

/* "today", a field, or one of them with "+parameter" behind: the day, NULL when there is none. */
static char *
dup_day (MpStore *store, MpRecord *record, const char *term)
{
  g_auto (GStrv) parts = g_strsplit (term, "+", 2);
  g_autofree char *day = g_str_equal (parts[0], "today")
                             ? mp_days_today ()
                             : g_strdup (mp_record_get_by_name (record, parts[0]));

  return parts[1] != NULL ? mp_parameters_dup_day (store, parts[1], day) : g_steal_pointer (&day);
}

/* What a person calls the term: “Publicity begins”, or the day itself where days are counted. */
static char *
dup_term_text (MpStore *store, MpRecord *record, const char *term)
{
  const MpField *field = mp_entity_get_field (mp_record_get_entity (record), term);

  return field != NULL ? g_strdup (mp_field_label (field))
         : g_str_equal (term, "today") ? g_strdup (_("today"))
                                       : dup_day (store, record, term);
}

/* "later>=earlier", or ">" where the same day is too early as well. */
static void
need_order (MpStore *store, MpRecord *record, const char *word, GPtrArray *missing)
{
  gboolean strict = strstr (word, ">=") == NULL;
  g_auto (GStrv) sides = g_strsplit (word, strict ? ">" : ">=", 2);
  g_autofree char *later = dup_day (store, record, sides[0]);
  g_autofree char *earlier = dup_day (store, record, sides[1]);
  g_autofree char *later_text = NULL;
  g_autofree char *earlier_text = NULL;

  if (later == NULL || earlier == NULL
      || (strict ? mp_days_before (earlier, later) : !mp_days_before (later, earlier)))
    return;

  later_text = dup_term_text (store, record, sides[0]);
  earlier_text = dup_term_text (store, record, sides[1]);
  g_ptr_array_add (missing, g_strdup_printf (strict ? _("“%s” has to lie after “%s”")
                                                    : _("“%s” must not lie before “%s”"),
                                             later_text, earlier_text));
}

/* --- fields and other records ----------------------------------------------------------------- */

/* "field=1|2": one of these values. */
static void
need_value (MpStore *store, MpRecord *record, const char *word, GPtrArray *missing)
{
  g_auto (GStrv) sides = g_strsplit (word, "=", 2);
  g_auto (GStrv) values = g_strsplit (sides[1], "|", -1);
  const MpField *field = mp_entity_get_field (mp_record_get_entity (record), sides[0]);
  const char *value = mp_record_get (record, field);
  g_autoptr (GString) wanted = g_string_new (NULL);

  if (value != NULL && g_strv_contains ((const char *const *) values, value))
    return;

  for (char **one = values; *one != NULL; one++)
    {
      g_autofree char *shown = field->type == MP_CODE
                                   ? g_strdup (mp_codes_label (mp_store_get_codes (store),
                                                               field->of, *one))
                                   : mp_field_format (field, *one);

      g_string_append_printf (wanted, "%s%s", one > values ? " / " : "", shown);
    }
  g_ptr_array_add (missing, g_strdup_printf (_("“%s” has to be: %s"), mp_field_label (field),
                                             wanted->str));
}

static const MpField *
link_to (const MpEntity *child, const char *entity)
{
  for (guint i = 0; i < child->n_fields; i++)
    if (mp_field_links_to (&child->fields[i], entity))
      return &child->fields[i];
  return NULL;
}

/* "child.*": there is one that links here; "child.field": filled in each of them. */
static gboolean
need_linked (MpWriter *writer, MpRecord *record, const char *word, GPtrArray *missing,
             GError **error)
{
  g_auto (GStrv) parts = g_strsplit (word, ".", 2);
  const MpEntity *child = mp_entity_lookup (parts[0]);
  const MpField *field = mp_entity_get_field (child, parts[1]);
  g_autofree char *sql = g_strdup_printf (
      "SELECT count (*) FROM %s WHERE %s = :id AND deleted_at IS NULL%s%s%s", child->name,
      link_to (child, mp_record_get_entity (record)->name)->name, field != NULL ? " AND " : "",
      field != NULL ? field->name : "", field != NULL ? " IS NULL" : "");
  const MpParam params[] = { { ":id", NULL, mp_record_get_id (record) } };
  gint64 n;

  if (!mp_rules_count (writer, sql, params, G_N_ELEMENTS (params), &n, error))
    return FALSE;
  if (field != NULL && n > 0)
    g_ptr_array_add (missing, g_strdup_printf (_("%s: “%s” is not filled everywhere"),
                                               _(child->label), mp_field_label (field)));
  if (field == NULL && n == 0)
    g_ptr_array_add (missing, g_strdup_printf (_("%s: none is written down yet"),
                                               _(child->label)));

  return TRUE;
}

gboolean
mp_flow_find_needs (MpWriter *writer, MpRecord *record, const char *needs, GPtrArray *missing,
                    GError **error)
{
  MpStore *store = mp_writer_get_store (writer);
  g_auto (GStrv) words = g_strsplit (needs != NULL ? needs : "", " ", -1);

  for (char **word = words; *word != NULL; word++)
    {
      if (strchr (*word, '>') != NULL)
        need_order (store, record, *word, missing);
      else if (strchr (*word, '=') != NULL)
        need_value (store, record, *word, missing);
      else if (strchr (*word, '.') != NULL)
        {
          if (!need_linked (writer, record, *word, missing, error))
            return FALSE;
        }
      else if (mp_record_get_by_name (record, *word) == NULL)
        g_ptr_array_add (missing, g_strdup_printf (_("“%s” is empty"),
                                                   mp_field_label (mp_entity_get_field (
                                                       mp_record_get_entity (record), *word))));
    }

  return TRUE;
}

/* --- what a step sets ------------------------------------------------------------------------- */

/* A code, or a day of the record or of today. */
static char *
dup_set (MpStore *store, MpRecord *record, const char *term)
{
  gboolean is_day = g_ascii_isalpha (*term);

  return is_day ? dup_day (store, record, term) : *term != '\0' ? g_strdup (term) : NULL;
}

/* With `only`, the one field of that name. */
void
mp_flow_set (MpStore *store, MpRecord *record, const char *sets, const char *only)
{
  g_auto (GStrv) words = g_strsplit (sets != NULL ? sets : "", " ", -1);

  for (char **word = words; *word != NULL; word++)
    {
      g_auto (GStrv) sides = g_strsplit (*word, "=", 2);
      gboolean if_empty = g_str_has_suffix (sides[0], "?");
      g_autofree char *value = dup_set (store, record, sides[1]);

      if (if_empty)
        sides[0][strlen (sides[0]) - 1] = '\0';
      if ((only != NULL && (!if_empty || !g_str_equal (only, sides[0])))
          || (if_empty && mp_record_get_by_name (record, sides[0]) != NULL))
        continue;
      mp_record_set_by_name (record, sides[0], value);
    }
}
