/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A number is one body's or one person's: rows that are matched are asked whose their numbers are,
 * in the store and in the other rows. Who has one twice is not it, as an organization has on a
 * renewed certificate; a person is told by the name. Of telephones the words beside them say whose
 * they are: one with another name than the leader's is not the leader's.
 */

#include "config.h"

#include "mp-import-known.h"
#include "import/value/mp-read-private.h"
#include "mp-subjects-private.h"

#include <json-glib/json-glib.h>
#include <string.h>

#define OF_REGISTRATION                                                                            \
  "SELECT uscc, organization FROM registration WHERE deleted_at IS NULL AND uscc IN"               \
  " (SELECT value FROM json_each (:values))"
#define OF_FILING                                                                                  \
  "SELECT filing_no, organization FROM filing WHERE deleted_at IS NULL AND filing_no IN"           \
  " (SELECT value FROM json_each (:values))"
#define OF_PERSON                                                                                  \
  "SELECT id_no, name FROM person WHERE deleted_at IS NULL AND id_no IN"                           \
  " (SELECT value FROM json_each (:values))"

typedef struct
{
  const char *target;
  const char *organization; /* target of the link to whose it is, where the row is not that; NULL */
  const char *person;       /* target of the name of whose it is; NULL */
  const char *code;
  const char *stored;       /* number, and the id or the name of whose it is */
} Number;

static const Number numbers[] = {
  { "registration.uscc", "registration.organization", NULL, "taken", OF_REGISTRATION },
  { "filing.filing_no", "filing.organization", NULL, "filing_number_given", OF_FILING },
  { "leader.id_no", NULL, "leader.name", "taken", OF_PERSON },
  { "person.id_no", NULL, "person.name", "taken", OF_PERSON },
};

/* Number → whose it is; "" when it is of several. */
typedef struct
{
  GHashTable *owners;
  gboolean by_name;
} Owners;

static void
add_owner (GHashTable *owners, const char *value, const char *owner)
{
  const char *other = g_hash_table_lookup (owners, value);

  g_hash_table_replace (owners, g_strdup (value),
                        g_strdup (other == NULL || g_str_equal (other, owner) ? owner : ""));
}

static char *
owner_of_record (gint64 id)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, id);
}

static char *
owner_of_row (MpImportRow *row)
{
  return row->id > 0 ? owner_of_record (row->id) : g_strdup_printf ("row %p", (void *) row);
}

/* NULL: not known. */
static char *
owner_in (const Number *number, MpImportRow *row)
{
  const char *name = number->person != NULL ? mp_import_row_raw (row, number->person) : NULL;
  const MpImportLink *link;

  if (number->person != NULL)
    return name != NULL ? mp_known_key (0, name) : NULL;
  if (mp_import_block (row->import, row->table)->shown.entity != NULL
      && g_str_equal (mp_import_block (row->import, row->table)->shown.entity, "organization"))
    return owner_of_row (row);
  link = mp_import_row_get_link (row, number->organization);
  if (link == NULL || (link->row == NULL && link->id == 0))
    return NULL;

  return link->row != NULL ? owner_of_row (link->row) : owner_of_record (link->id);
}

/* Rows that will be, or are, a record of their own. */
static const char *
value_in (const Number *number, MpImportRow *row)
{
  return row->repeats == NULL && row->outcome <= MP_IMPORT_SAME
             ? mp_import_row_raw (row, number->target)
             : NULL;
}

static gboolean
take_stored (const char *const *values, guint n_values, gpointer data, GError **error)
{
  Owners *self = data;
  g_autofree char *owner =
      self->by_name ? mp_known_key (0, values[1]) : g_strdup (values[1]);

  add_owner (self->owners, values[0], owner);

  return TRUE;
}

static void
take_rows (Owners *self, const Number *number, MpImport *import, GHashTable *asked)
{
  for (guint i = 0; i < import->rows->len; i++)
    {
      MpImportRow *row = g_ptr_array_index (import->rows, i);
      const char *value = value_in (number, row);
      g_autofree char *owner =
          value != NULL && g_hash_table_contains (asked, value) ? owner_in (number, row) : NULL;

      if (owner != NULL)
        add_owner (self->owners, value, owner);
    }
}

static gboolean
compare (MpImport *self, const Number *number, GPtrArray *rows, GCancellable *cancellable,
         GError **error)
{
  g_autoptr (GHashTable) asked = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (JsonArray) array = json_array_new ();
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_ARRAY);
  g_autofree char *json = NULL;
  Owners owners = { found, number->person != NULL };
  MpParam param = { ":values", NULL, 0 };

  for (guint i = 0; i < rows->len; i++)
    {
      const char *value = value_in (number, g_ptr_array_index (rows, i));

      if (value != NULL && g_hash_table_add (asked, (gpointer) value))
        json_array_add_string_element (array, value);
    }
  if (g_hash_table_size (asked) == 0)
    return TRUE;
  json_node_set_array (root, array);
  param.text = json = json_to_string (root, FALSE);
  if (!mp_store_select (self->store, number->stored, &param, 1, take_stored, &owners, cancellable,
                        error))
    return FALSE;
  take_rows (&owners, number, self, asked);
  for (guint i = 0; i < rows->len; i++)
    {
      MpImportRow *row = g_ptr_array_index (rows, i);
      const char *value = value_in (number, row);

      if (value != NULL && g_strcmp0 (g_hash_table_lookup (found, value), "") == 0)
        mp_import_row_warn (row, number->target, number->code);
    }

  return TRUE;
}

gboolean
mp_import_compare_numbers (MpImport *self, GPtrArray *rows, GCancellable *cancellable,
                           GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    if (!compare (self, &numbers[i], rows, cancellable, error))
      return FALSE;

  return TRUE;
}

/* --- telephones ------------------------------------------------------------------------------- */

/* 李明13800138000 under 联系电话: his, and not that of the one who leads. */
static void
settle_named_phone (MpImportRow *row)
{
  static const char *const targets[] = { "leader.phone", "organization.contact_phone" };

  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    {
      const char *text = mp_import_row_get_cell (row, targets[i]);
      const MpCell cell = { .kind = MP_CELL_TEXT, .text = (char *) text };
      const char *phone = mp_import_row_raw (row, targets[i]);
      const char *contact = mp_import_row_raw (row, "organization.contact_person");
      g_auto (MpReading) said = { 0 };

      if (phone == NULL || text == NULL)
        continue;
      mp_read_person (&cell, &said);
      if (said.value == NULL || !mp_sounds_like_person (said.value)
          || g_strcmp0 (said.second, phone) != 0
          || g_strcmp0 (said.value, mp_import_row_raw (row, "leader.name")) == 0
          || (contact != NULL && !g_str_equal (contact, said.value))
          || (i == 0 && mp_import_row_raw (row, "organization.contact_phone") != NULL))
        continue;
      mp_import_row_put (row, "organization.contact_person", said.value, FALSE);
      mp_import_row_put (row, "organization.contact_phone", said.second, FALSE);
      if (i == 0)
        mp_import_row_remove (row, targets[i]);
    }
}

/* 马 for 马桂兰, who is called by nothing else there. */
static gboolean
is_he (const char *who, const char *name)
{
  return name != NULL
         && (g_str_equal (who, name)
             || (g_utf8_strlen (who, -1) == 1 && g_str_has_prefix (name, who)));
}

static gboolean
give_to_other (MpImportRow *row, const MpOwnedPhone *phone)
{
  for (guint i = 0; row->others != NULL && i < row->others->len; i++)
    {
      MpSaidPerson *other = g_ptr_array_index (row->others, i);

      if (is_he (phone->who, other->name))
        {
          if (other->phones == NULL)
            other->phones = g_strdup (phone->number);
          return TRUE;
        }
    }

  return FALSE;
}

/* 13800138000（马）13900139000（丁）: each is his whom the words name; whom nobody names otherwise is
 * asked for, or remarked.
 */
static void
settle_owned_phones (MpImportRow *row, const char *target)
{
  const char *text = mp_import_row_get_cell (row, target);
  const char *leader = mp_import_row_raw (row, "leader.name");
  g_autoptr (GPtrArray) owned = text != NULL ? mp_read_owned_phones (text) : NULL;
  g_auto (MpReading) said = { 0 };
  g_autoptr (GString) left = g_string_new (NULL);
  const MpOwnedPhone *his = NULL;

  if (owned == NULL || leader == NULL || mp_import_row_raw (row, target) == NULL)
    return;
  mp_import_row_remove (row, target);
  for (guint i = 0; i < owned->len; i++)
    {
      const MpOwnedPhone *phone = g_ptr_array_index (owned, i);

      if (his == NULL && is_he (phone->who, leader))
        {
          his = phone;
          mp_import_row_put (row, "leader.phone", phone->number, FALSE);
        }
      else if (give_to_other (row, phone))
        continue;
      else if (mp_is_surely_name (phone->who)
               && mp_import_row_raw (row, "organization.contact_phone") == NULL
               && mp_import_row_raw (row, "organization.contact_person") == NULL)
        {
          mp_import_row_put (row, "organization.contact_person", phone->who, FALSE);
          mp_import_row_put (row, "organization.contact_phone", phone->number, FALSE);
        }
      else
        g_string_append_printf (left, "%s%s %s", left->len > 0 ? "，" : "", phone->who,
                                phone->number);
    }
  if (left->len == 0)
    return;
  said.rest = g_strdup (left->str);
  mp_import_row_take_beside (row, mp_import_subject_of (row->import, row), target,
                             mp_import_row_heading (row, target), &said);
}

/* Without a name nobody can be kept: a telephone is then the organization's. */
static void
settle_leader (MpImportRow *row)
{
  const char *phone = mp_import_row_raw (row, "leader.phone");

  if (phone == NULL || mp_import_row_raw (row, "leader.name") != NULL
      || mp_import_row_raw (row, "registration.legal_rep") != NULL
      || mp_import_row_raw (row, "organization.contact_phone") != NULL)
    return;
  mp_import_row_put (row, "organization.contact_phone", phone, FALSE);
  mp_import_row_remove (row, "leader.phone");
}

void
mp_organization_settle_phones (MpImportRow *row)
{
  settle_owned_phones (row, "leader.phone");
  settle_owned_phones (row, "organization.contact_phone");
  settle_named_phone (row);
  settle_leader (row);
}
