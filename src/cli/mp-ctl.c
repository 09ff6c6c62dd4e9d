/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From the words of a command line to the catalog and the store, and back. Whatever is not known
 * is named in the message together with what could have stood there: for a script's author this
 * is the only list of names.
 */

#include "config.h"

#include "mp-ctl.h"

#include "edit/mp-wording.h"
#include "ledger/mp-ledger-export.h"
#include "policy/mp-rules.h"
#include "policy/rules/mp-shipped-schemes.h"
#include "store/division/mp-divisions.h"

#include <glib/gi18n-lib.h>
#include <string.h>

void
mp_ctl_clear (MpCtl *ctl)
{
  if (ctl->store != NULL)
    mp_store_close (ctl->store);
  g_clear_object (&ctl->store);
  g_clear_pointer (&ctl->division_codes, g_hash_table_unref);
  g_clear_pointer (&ctl->folder, g_free);
}

const char *
mp_ctl_folder (MpCtl *ctl)
{
  if (ctl->folder == NULL)
    ctl->folder = g_build_filename (g_get_user_data_dir (), "miaopu", NULL);

  return ctl->folder;
}

gboolean
mp_ctl_exists (MpCtl *ctl)
{
  /* One that has lost its file is an office too; opening it says so. */
  return mp_store_is_office (mp_ctl_folder (ctl));
}

gboolean
mp_ctl_make (MpCtl *ctl, GError **error)
{
  const char *warning;

  ctl->store = mp_store_open (mp_ctl_folder (ctl), error);
  if (ctl->store == NULL)
    return FALSE;

  mp_ledger_sweep (ctl->store);
  mp_shipped_schemes_add (ctl->store);
  ctl->division_codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  warning = mp_store_get_warning (ctl->store);
  if (warning != NULL)
    g_printerr ("%s\n", warning);

  return TRUE;
}

gboolean
mp_ctl_open (MpCtl *ctl, GError **error)
{
  if (!mp_ctl_exists (ctl))
    {
      g_set_error (error, MP_STORE_ERROR, MP_STORE_ERROR_NOT_FOUND,
                   _("There is no office in “%s”. "
                     "Make one with: miaopuctl --data DIR init --unit CODE"),
                   mp_ctl_folder (ctl));
      return FALSE;
    }

  return mp_ctl_make (ctl, error);
}

gint64
mp_ctl_unit (MpCtl *ctl, GError **error)
{
  g_autofree char *unit = mp_store_dup_setting (ctl->store, MP_SETTING_UNIT);

  if (unit != NULL)
    return g_ascii_strtoll (unit, NULL, 10);

  g_set_error (error, MP_STORE_ERROR, MP_STORE_ERROR_NOT_FOUND,
               _("This office has no reporting unit yet. "
                 "Choose one with: miaopuctl --data DIR init --unit CODE"));
  return 0;
}

const MpEntity *
mp_ctl_entity (MpCtl *ctl, const char *name, GError **error)
{
  g_autoptr (GString) known = NULL;
  g_autofree char *typed = mp_mask_repeat (NULL, name);
  const MpEntity *const *entities;
  guint n;

  if (mp_entity_lookup (name) != NULL)
    return mp_store_get_entity (ctl->store, name);

  known = g_string_new (NULL);
  entities = mp_entities (&n);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (known, "%s%s", i > 0 ? " " : "", entities[i]->name);
  g_set_error (error, MP_CATALOG_ERROR, MP_CATALOG_ERROR_UNKNOWN,
               _("There is no such kind of record%s. There are: %s"), typed, known->str);
  return NULL;
}

const MpField *
mp_ctl_field (const MpEntity *entity, const char *name, GError **error)
{
  g_autoptr (GString) known = NULL;
  g_autofree char *typed = mp_mask_repeat (NULL, name);
  const MpField *field = mp_entity_get_field (entity, name);

  if (field != NULL)
    return field;

  known = g_string_new (NULL);
  for (guint i = 0; i < entity->n_fields; i++)
    g_string_append_printf (known, "%s%s", i > 0 ? " " : "", entity->fields[i].name);
  g_set_error (error, MP_CATALOG_ERROR, MP_CATALOG_ERROR_UNKNOWN,
               _("“%s” has no such field%s. There are: %s"), entity->name, typed, known->str);
  return NULL;
}

gboolean
mp_ctl_id (const char *text, gint64 *id, GError **error)
{
  if (g_ascii_string_to_signed (text, 10, 1, G_MAXINT64, id, NULL))
    return TRUE;

  g_set_error_literal (error, MP_CATALOG_ERROR, MP_CATALOG_ERROR_UNREADABLE,
                       _("This is no id of a record: an id is a whole number, as add and list "
                         "print it"));
  return FALSE;
}

MpRecord *
mp_ctl_record (MpCtl *ctl, const char *entity_name, const char *id_text, GError **error)
{
  const MpEntity *entity = mp_ctl_entity (ctl, entity_name, error);
  gint64 id;

  if (entity == NULL || !mp_ctl_id (id_text, &id, error))
    return NULL;

  return mp_store_load (ctl->store, entity, id, error);
}

/* 0 without an error where there is none. */
static gboolean
find_division (MpCtl *ctl, const char *code, gint64 *id, GError **error)
{
  static const char sql[] =
    "SELECT id FROM division"
    " WHERE (code12 = :code OR id = :id AND code12 IS NULL) AND deleted_at IS NULL"
    " ORDER BY valid_to IS NOT NULL LIMIT 1";
  g_autofree char *code12 = mp_division_code12 (code);
  const MpParam params[] = {
    { ":code", code12 != NULL ? code12 : code, 0 },
    { ":id", NULL, g_ascii_strtoll (code, NULL, 10) },
  };

  return mp_store_select_int (ctl->store, sql, params, G_N_ELEMENTS (params), id, error);
}

gint64
mp_ctl_division (MpCtl *ctl, const char *code, GError **error)
{
  gint64 id = 0;

  if (find_division (ctl, code, &id, error) && id == 0)
    g_set_error (error, MP_CATALOG_ERROR, MP_CATALOG_ERROR_UNKNOWN,
                 _("This office has no division “%s”"), code);

  return id;
}

static gboolean
take_text (const char *const *values, guint n_values, gpointer data, GError **error)
{
  *(char **) data = g_strdup (values[0]);
  return FALSE;
}

const char *
mp_ctl_division_code (MpCtl *ctl, const char *id)
{
  const MpParam params[] = { { ":id", NULL, g_ascii_strtoll (id, NULL, 10) } };
  const char *known = g_hash_table_lookup (ctl->division_codes, id);
  char *code = NULL;

  if (known != NULL)
    return known;

  mp_store_select (ctl->store, "SELECT code12 FROM division WHERE id = :id", params,
                   G_N_ELEMENTS (params), take_text, &code, NULL, NULL);
  if (code == NULL)
    code = g_strdup (id);
  g_hash_table_insert (ctl->division_codes, g_strdup (id), code);

  return code;
}

static char *
read_code (MpCtl *ctl, const MpField *field, const char *text, GError **error)
{
  MpCodes *codes = mp_store_get_codes (ctl->store);
  g_autoptr (GString) known = NULL;
  g_autofree char *typed = mp_mask_repeat (field, text);
  const MpCode *code = mp_codes_find (codes, field->of, text, NULL);
  GPtrArray *items;

  if (code != NULL)
    return g_strdup (code->code);

  known = g_string_new (NULL);
  items = mp_codes_list (codes, field->of);
  for (guint i = 0; i < items->len; i++)
    {
      const MpCode *item = g_ptr_array_index (items, i);

      g_string_append_printf (known, "%s%s %s", i > 0 ? ", " : "", item->code, item->label);
    }
  g_set_error (error, MP_CATALOG_ERROR, MP_CATALOG_ERROR_UNKNOWN,
               _("%s: there is no such code%s. There are: %s"), field->name, typed, known->str);
  return NULL;
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static char *
read_codes (MpCtl *ctl, const MpField *field, const char *text, GError **error)
{
  g_auto (GStrv) words = g_strsplit_set (text, ", ", -1);
  g_autoptr (GPtrArray) codes = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; words[i] != NULL; i++)
    {
      char *code;

      if (*words[i] == '\0')
        continue;
      code = read_code (ctl, field, words[i], error);
      if (code == NULL)
        return NULL;
      g_ptr_array_add (codes, code);
    }
  g_ptr_array_sort (codes, compare_texts);
  g_ptr_array_add (codes, NULL);

  return g_strjoinv (",", (char **) codes->pdata);
}

static char *
read_link (MpCtl *ctl, const MpField *field, MpRecord *beside, const char *text, GError **error)
{
  const char *kind = beside != NULL ? mp_record_get_kind (beside, field) : NULL;
  g_auto (GStrv) kinds = mp_field_list_kinds (field);

  if (beside != NULL && kind == NULL)
    {
      g_set_error (error, MP_CATALOG_ERROR, MP_CATALOG_ERROR_REQUIRED,
                   _("%s: %s comes first and says of which kind"), field->name, field->entity_by);
      return NULL;
    }

  for (char **one = kinds; *one != NULL; one++)
    {
      g_autoptr (MpRecord) record = NULL;

      if (kind != NULL && !g_str_equal (*one, kind))
        continue;
      g_clear_error (error);
      record = mp_ctl_record (ctl, *one, text, error);
      if (record != NULL)
        return g_strdup_printf ("%" G_GINT64_FORMAT, mp_record_get_id (record));
    }

  g_prefix_error (error, "%s: ", field->name);
  return NULL;
}

static char *
read_division (MpCtl *ctl, const MpField *field, const char *text, GError **error)
{
  g_autofree char *typed = mp_mask_repeat (field, text);
  gint64 id = 0;

  if (!find_division (ctl, text, &id, error))
    return NULL;
  if (id != 0)
    return g_strdup_printf ("%" G_GINT64_FORMAT, id);

  g_set_error (error, MP_CATALOG_ERROR, MP_CATALOG_ERROR_UNKNOWN,
               _("%s: this office has no such division%s"), field->name, typed);
  return NULL;
}

static char *
read_value (MpCtl *ctl, const MpField *field, MpRecord *beside, const char *text, GError **error)
{
  switch (field->type)
    {
    case MP_CODE:
      return read_code (ctl, field, text, error);
    case MP_CODES:
      return read_codes (ctl, field, text, error);
    case MP_LINK:
      return read_link (ctl, field, beside, text, error);
    case MP_DIVISION:
      return read_division (ctl, field, text, error);
    case MP_TEXT:
    case MP_NOTE:
    case MP_INTEGER:
    case MP_AREA:
    case MP_DATE:
    case MP_DATETIME:
    case MP_FLAG:
    case MP_MONEY:
    case MP_DECIMAL:
    default:
      return mp_field_parse_stored (field, text, error);
    }
}

const MpField *
mp_ctl_assignment (MpCtl *ctl, const MpEntity *entity, MpRecord *beside, const char *text,
                   char **value, GError **error)
{
  const char *equals = strchr (text, '=');
  g_autofree char *name = NULL;
  const MpField *field;

  if (equals == NULL || !g_utf8_validate (text, -1, NULL))
    {
      g_autofree char *typed = mp_mask_repeat (NULL, text);

      g_set_error (error, MP_CATALOG_ERROR, MP_CATALOG_ERROR_UNREADABLE,
                   _("Values of “%s” have the form FIELD=VALUE in UTF-8; one is not%s"),
                   entity->name, typed);
      return NULL;
    }

  name = g_strndup (text, equals - text);
  field = mp_ctl_field (entity, name, error);
  if (field == NULL)
    return NULL;

  *value = NULL;
  if (equals[1] == '\0')
    return field;

  *value = read_value (ctl, field, beside, equals + 1, error);
  return *value != NULL ? field : NULL;
}

const char *
mp_ctl_stored (MpCtl *ctl, const MpField *field, const char *value)
{
  return value != NULL && field->type == MP_DIVISION ? mp_ctl_division_code (ctl, value) : value;
}

char *
mp_ctl_title (MpCtl *ctl, MpRecord *record)
{
  const MpEntity *entity = mp_record_get_entity (record);
  const MpField *field = mp_entity_get_field (entity, entity->title);
  g_autofree char *text = field->type == MP_INTEGER /* a year: whose */
                            ? mp_wording_of_record (ctl->store, record)
                            : mp_record_dup_text (record, field, mp_store_get_codes (ctl->store));

  return *text != '\0' ? g_steal_pointer (&text) : g_strdup (_(entity->label));
}

gboolean
mp_ctl_check_once (const char *const *assignments, GError **error)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; assignments[i] != NULL; i++)
    {
      const char *equals = strchr (assignments[i], '=');
      char *name;

      if (equals == NULL || !g_utf8_validate (assignments[i], -1, NULL)) /* others refuse it */
        continue;
      name = g_strndup (assignments[i], equals - assignments[i]);
      if (g_hash_table_add (names, name))
        continue;
      g_set_error (error, MP_CATALOG_ERROR, MP_CATALOG_ERROR_UNREADABLE,
                   _("“%s” is given twice; give it once."), name);
      return FALSE;
    }

  return TRUE;
}

gboolean
mp_ctl_assign (MpCtl *ctl, MpRecord *record, const char *const *assignments, GError **error)
{
  if (!mp_ctl_check_once (assignments, error))
    return FALSE;
  for (guint i = 0; assignments[i] != NULL; i++)
    {
      g_autofree char *value = NULL;
      const MpField *field = mp_ctl_assignment (ctl, mp_record_get_entity (record), record,
                                                assignments[i], &value, error);

      if (field == NULL)
        return FALSE;
      if ((field->flags & MP_DERIVED) != 0)
        {
          g_set_error (error, MP_CATALOG_ERROR, MP_CATALOG_ERROR_UNKNOWN,
                       _("“%s” comes from other records and cannot be set"), field->name);
          return FALSE;
        }
      mp_record_set (record, field, value);
    }

  return TRUE;
}

void
mp_ctl_warn (MpCtl *ctl, MpRecord *record)
{
  const MpEntity *entity = mp_record_get_entity (record);

  for (guint i = 0; i < entity->n_fields; i++)
    {
      const MpIssue *issue = mp_rules_advise (ctl->store, record, &entity->fields[i]);

      if (issue != NULL)
        g_printerr ("%s: %s\n", entity->fields[i].name, _(issue->message));
    }
}
