/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The schemes of evaluation that are shipped (data/policy/schemes, domain.md E12) become the
 * office's own records, which it edits and weighs as it likes: that is the only kind of scheme that
 * an evaluation knows. They are there from the first opening on and leave no history: nobody has
 * made them, so no undo stops at them and no redo is lost by their coming. One that the office has,
 * under whatever name, or has put into the bin, does not come again.
 */

#include "config.h"

#include "mp-shipped-schemes.h"

#include "mp-rules-private.h"

#include "store/mp-writing.h"

#include "mp-parameters-resource.h"

#define SCHEMES "/org/miaopu/Miaopu/policy/schemes"
#define SCHEME "scheme"

static GPtrArray *
read_schemes (void)
{
  GResource *resource = mp_parameters_resource_get_resource ();
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) names = g_resource_enumerate_children (resource, SCHEMES, 0, &error);
  GPtrArray *schemes = g_ptr_array_new_with_free_func ((GDestroyNotify) g_key_file_unref);

  for (char **name = names; name != NULL && *name != NULL; name++)
    {
      g_autofree char *path = g_strdup_printf (SCHEMES "/%s", *name);
      g_autoptr (GBytes) bytes = g_resource_lookup_data (resource, path, 0, &error);
      GKeyFile *file = g_key_file_new ();

      if (bytes == NULL || !g_key_file_load_from_bytes (file, bytes, 0, &error))
        g_error ("%s: %s", path, error->message);
      g_ptr_array_add (schemes, file);
    }

  return schemes;
}

static gboolean
fill (MpRecord *record, GKeyFile *file, const char *section, GError **error)
{
  g_auto (GStrv) keys = g_key_file_get_keys (file, section, NULL, error);

  for (char **key = keys; key != NULL && *key != NULL; key++)
    {
      const MpField *field = mp_entity_get_field (mp_record_get_entity (record), *key);
      g_autofree char *text = g_key_file_get_string (file, section, *key, error);
      g_autofree char *value = text != NULL ? mp_field_parse (field, text, error) : NULL;

      if (value == NULL)
        return FALSE;
      mp_record_set (record, field, value);
    }

  return keys != NULL;
}

static gboolean
add_items (MpWriter *writer, GKeyFile *file, gint64 scheme, GError **error)
{
  const MpEntity *entity = mp_store_get_entity (mp_writer_get_store (writer), "eval_item");
  g_auto (GStrv) sections = g_key_file_get_groups (file, NULL);
  g_autofree char *owner = g_strdup_printf ("%" G_GINT64_FORMAT, scheme);
  guint n = 0;

  for (char **section = sections; *section != NULL; section++)
    {
      g_autoptr (MpRecord) item = mp_record_new_initial (entity);
      g_autofree char *seq = NULL;

      if (g_str_equal (*section, SCHEME))
        continue;
      seq = g_strdup_printf ("%u", ++n);
      mp_record_set_by_name (item, entity->parent, owner);
      mp_record_set_by_name (item, "seq", seq);
      if (!fill (item, file, *section, error) || !mp_rules_save (writer, item, NULL, error))
        return FALSE;
    }

  return TRUE;
}

/* An office that has chosen what is used goes on using it. 0: an error. */
static gint64
add_scheme (MpWriter *writer, GKeyFile *file, GError **error)
{
  const MpEntity *entity = mp_store_get_entity (mp_writer_get_store (writer), "eval_scheme");
  g_autoptr (MpRecord) scheme = mp_record_new_initial (entity);
  gint64 n;

  if (!fill (scheme, file, SCHEME, error)
      || !mp_rules_count (writer,
                          "SELECT count (*) FROM eval_scheme"
                          " WHERE is_default = 1 AND deleted_at IS NULL",
                          NULL, 0, &n, error))
    return 0;
  if (n > 0)
    mp_record_set_by_name (scheme, "is_default", NULL);

  return mp_rules_save (writer, scheme, NULL, error)
                 && add_items (writer, file, mp_record_get_id (scheme), error)
             ? mp_record_get_id (scheme)
             : 0;
}

/* Under this setting stands the record that the scheme has become. */
static char *
dup_setting (GKeyFile *file)
{
  g_autofree char *name = g_key_file_get_string (file, SCHEME, "name", NULL);

  return g_strconcat ("shipped ", name, NULL);
}

/* By the setting, also when the office has renamed it, thrown it away or taken its coming back; by
 * the name, where the office wrote it itself.
 */
static gboolean
is_known (MpStore *store, GKeyFile *file)
{
  g_autofree char *name = g_key_file_get_string (file, SCHEME, "name", NULL);
  g_autofree char *setting = dup_setting (file);
  g_autofree char *id = mp_store_dup_setting (store, setting);
  const MpParam params[] = { { ":name", name, 0 } };
  gint64 n = 0;

  return id != NULL
         || !mp_store_select_int (store, "SELECT count (*) FROM eval_scheme WHERE name = :name",
                                  params, G_N_ELEMENTS (params), &n, NULL)
         || n > 0;
}

static gboolean
add_schemes (MpWriter *writer, gpointer data, GError **error)
{
  GPtrArray *schemes = data;

  for (guint i = 0; i < schemes->len; i++)
    {
      gint64 scheme = add_scheme (writer, schemes->pdata[i], error);
      g_autofree char *setting = dup_setting (schemes->pdata[i]);
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, scheme);

      if (scheme == 0
          || !mp_store_set_setting (mp_writer_get_store (writer), setting, id, error))
        return FALSE;
    }
  return TRUE;
}

void
mp_shipped_schemes_add (MpStore *store)
{
  g_autoptr (GPtrArray) schemes = read_schemes ();
  g_autoptr (GError) error = NULL;

  g_return_if_fail (MP_IS_STORE (store));

  for (guint i = schemes->len; i > 0; i--)
    if (is_known (store, schemes->pdata[i - 1]))
      g_ptr_array_remove_index (schemes, i - 1);

  /* An evaluation can be begun without them; what hinders writing is said at the next save. */
  if (schemes->len > 0 && !mp_store_write_quietly (store, add_schemes, schemes, &error))
    g_debug ("The shipped schemes were not added: %s", error->message);
}
