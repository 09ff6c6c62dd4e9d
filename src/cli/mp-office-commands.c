/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * init, divisions, check and sample: the office as a whole.
 */

#include "config.h"

#include "mp-command.h"
#include "mp-console-table.h"
#include "mp-json.h"

#include "store/division/mp-divisions.h"
#include "store/sample/mp-sample.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* --- init ----------------------------------------------------------------------------------- */

static char *init_unit;
static gboolean init_practice;

static const GOptionEntry init_options[] = {
  { "unit", 0, 0, G_OPTION_ARG_FILENAME, &init_unit,
    N_("Division that reports: 6, 9 or 12 digits"), N_("CODE") },
  { "practice", 0, 0, G_OPTION_ARG_NONE, &init_practice, N_("An office to practise in"), NULL },
  { NULL },
};

/* Before a folder is made for it. */
static gboolean
unit_is_known (const char *code, GError **error)
{
  g_autoptr (GPtrArray) divisions = NULL;

  if (mp_division_level (code) < 3)
    {
      g_set_error (error, MP_CATALOG_ERROR, MP_CATALOG_ERROR_UNKNOWN,
                   _("A reporting unit is a county, a township or a community, given by 6, 9 or "
                      "12 digits; “%s” is not"),
                   code);
      return FALSE;
    }

  divisions = mp_divisions_subtree (code, NULL, error);
  return divisions != NULL;
}

static gboolean
set_up (MpCtl *ctl, GError **error)
{
  g_autofree char *unit = mp_store_dup_setting (ctl->store, MP_SETTING_UNIT);
  g_autofree char *id = NULL;
  gint64 division;

  if (unit != NULL)
    {
      g_set_error (error, MP_STORE_ERROR, MP_STORE_ERROR_FAILED,
                   _("There is an office in “%s” already; nothing was changed."),
                   mp_store_get_folder (ctl->store));
      return FALSE;
    }

  if (!mp_store_load_divisions (ctl->store, init_unit, NULL, error))
    return FALSE;
  division = mp_ctl_division (ctl, init_unit, error);
  if (division == 0)
    return FALSE;

  id = g_strdup_printf ("%" G_GINT64_FORMAT, division);
  return (!init_practice || mp_store_set_setting (ctl->store, MP_SETTING_PRACTICE, "1", error))
         && mp_store_set_setting (ctl->store, MP_SETTING_UNIT, id, error);
}

static gboolean
answer_unit (MpCtl *ctl, GError **error)
{
  const MpEntity *entity = mp_store_get_entity (ctl->store, "division");
  gint64 id = mp_ctl_unit (ctl, error);
  g_autoptr (MpRecord) unit = id != 0 ? mp_store_load (ctl->store, entity, id, error) : NULL;
  g_autoptr (JsonBuilder) builder = NULL;
  gint64 n;

  if (unit == NULL
      || !mp_store_select_int (ctl->store, "SELECT count(*) FROM division WHERE level = '5'", NULL,
                               0, &n, error))
    return FALSE;

  if (!ctl->json)
    {
      g_print (_("Office of %s in %s, %d communities\n"), mp_record_get_by_name (unit, "name"),
               mp_store_get_folder (ctl->store), (int) n);
      return TRUE;
    }

  builder = json_builder_new ();
  json_builder_begin_object (builder);
  mp_json_add_text (builder, "unit", mp_record_get_by_name (unit, "code12"));
  mp_json_add_text (builder, "name", mp_record_get_by_name (unit, "name"));
  mp_json_add_int (builder, "communities", n);
  mp_json_add_flag (builder, "practice", init_practice);
  json_builder_end_object (builder);
  mp_json_print (builder);

  return TRUE;
}

static MpCtlStatus
run_init (MpCtl *ctl, const char *const *arguments, GError **error)
{
  if (init_unit == NULL)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED,
                   _("Which unit reports? Give its code with --unit."));
      return MP_CTL_REFUSED;
    }

  return unit_is_known (init_unit, error) && mp_ctl_make (ctl, error) && set_up (ctl, error)
                 && answer_unit (ctl, error)
             ? MP_CTL_DONE
             : MP_CTL_REFUSED;
}

const MpCommand mp_command_init = {
  .name = "init",
  .arguments = "--unit CODE",
  .summary = N_("Make an office"),
  .options = init_options,
  .run = run_init,
};

/* --- divisions ------------------------------------------------------------------------------ */

static char *divisions_under;

static const GOptionEntry divisions_options[] = {
  { "under", 0, 0, G_OPTION_ARG_FILENAME, &divisions_under,
    N_("Only this division and what lies below it"), N_("CODE") },
  { NULL },
};

typedef struct
{
  MpCtl *ctl;
  MpConsoleTable *table;
  JsonBuilder *builder;
  guint n;
} DivisionList;

/* code, name, level, parent, community_kind, valid_to; NULL where there is none. */
static gboolean
add_division (const char *const *values, guint n_values, gpointer data, GError **error)
{
  static const char *const names[] = { "code",           "name",     "level", "parent",
                                       "community_kind", "valid_to", "id" };
  DivisionList *list = data;
  MpCodes *codes = mp_store_get_codes (list->ctl->store);
  const char *kind = values[4];
  g_autofree char *name = NULL;
  guint depth;

  if (list->builder != NULL)
    {
      json_builder_begin_object (list->builder);
      for (guint i = 0; i < G_N_ELEMENTS (names); i++)
        mp_json_add_text (list->builder, names[i], values[i]);
      json_builder_end_object (list->builder);
      mp_json_print_element (list->builder, list->n++);
      return TRUE;
    }

  depth = (guint) g_ascii_strtoull (values[7], NULL, 10);
  name = g_strdup_printf ("%*s%s", (int) depth * 2, "", values[1]);
  mp_console_table_add (list->table, values[0]);
  mp_console_table_add (list->table, name);
  mp_console_table_add (list->table, mp_codes_label (codes, "division_level", values[2]));
  mp_console_table_add (list->table,
                        kind != NULL ? mp_codes_label (codes, "community_kind", kind) : "");
  mp_console_table_add (list->table, values[5]);

  return TRUE;
}

/* Depth first, so that what lies below a division follows it. */
static gboolean
list_own_divisions (MpCtl *ctl, DivisionList *list, GError **error)
{
  static const char sql[] =
    "WITH RECURSIVE tree (id, depth) AS ("
    " SELECT :top, 0 UNION ALL"
    " SELECT d.id, tree.depth + 1 FROM division AS d JOIN tree ON d.parent = tree.id"
    /* From the province to the community there are five: a circle ends here. */
    "  WHERE d.deleted_at IS NULL AND tree.depth < 5 ORDER BY 2 DESC, 1)"
    " SELECT d.code12, d.name, d.level, p.code12, d.community_kind, d.valid_to, d.id, tree.depth"
    " FROM tree JOIN division AS d ON d.id = tree.id LEFT JOIN division AS p ON p.id = d.parent";
  MpParam params[] = { { ":top", NULL, 0 } };

  params[0].number = divisions_under != NULL ? mp_ctl_division (ctl, divisions_under, error)
                                             : mp_ctl_unit (ctl, error);
  if (params[0].number == 0)
    return FALSE;

  return mp_store_select (ctl->store, sql, params, G_N_ELEMENTS (params), add_division, list, NULL,
                          error);
}

/* Where there is no office yet: the way to the code of its unit, one step of the national list at
 * a time.
 */
static gboolean
list_national_divisions (MpCtl *ctl, GError **error)
{
  const char *under = divisions_under != NULL ? divisions_under : "";
  g_autoptr (GPtrArray) divisions = mp_divisions_children (under, NULL, error);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  MpConsoleTable *table = ctl->json ? NULL : mp_console_table_new (2);

  for (guint i = 0; divisions != NULL && i < divisions->len; i++)
    {
      const MpNationalDivision *division = g_ptr_array_index (divisions, i);

      if (table != NULL)
        {
          mp_console_table_add (table, division->code);
          mp_console_table_add (table, division->name);
          continue;
        }
      json_builder_begin_object (builder);
      mp_json_add_text (builder, "code", division->code);
      mp_json_add_text (builder, "name", division->name);
      json_builder_end_object (builder);
      mp_json_print_element (builder, i);
    }

  if (table != NULL)
    mp_console_table_end (table);
  else if (divisions != NULL)
    mp_json_print_end (divisions->len);

  return divisions != NULL;
}

static MpCtlStatus
run_divisions (MpCtl *ctl, const char *const *arguments, GError **error)
{
  DivisionList list = { ctl, NULL, NULL, 0 };
  gboolean complete;

  if (!mp_ctl_exists (ctl))
    return list_national_divisions (ctl, error) ? MP_CTL_DONE : MP_CTL_REFUSED;
  if (!mp_ctl_open (ctl, error))
    return MP_CTL_REFUSED;

  if (ctl->json)
    list.builder = json_builder_new ();
  else
    list.table = mp_console_table_new (5);
  complete = list_own_divisions (ctl, &list, error);
  if (ctl->json)
    mp_json_print_end (list.n);
  else
    mp_console_table_end (list.table);
  g_clear_object (&list.builder);

  return complete ? MP_CTL_DONE : MP_CTL_REFUSED;
}

const MpCommand mp_command_divisions = {
  .name = "divisions",
  .summary = N_("The divisions of the office, or of the nation where there is no office yet"),
  .options = divisions_options,
  .run = run_divisions,
};

/* --- check ---------------------------------------------------------------------------------- */

static gboolean check_repair;

static const GOptionEntry check_options[] = {
  { "repair", 0, 0, G_OPTION_ARG_NONE, &check_repair,
    N_("Make indexes and sort keys anew first; records stay as they are"), NULL },
  { NULL },
};

static MpCtlStatus
run_check (MpCtl *ctl, const char *const *arguments, GError **error)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (JsonBuilder) builder = NULL;

  if (!mp_ctl_open (ctl, error) || (check_repair && !mp_store_repair (ctl->store, error))
      || !mp_store_check (ctl->store, problems, error))
    return MP_CTL_REFUSED;

  if (ctl->json)
    {
      builder = json_builder_new ();
      json_builder_begin_object (builder);
      mp_json_add_flag (builder, "sound", problems->len == 0);
      json_builder_set_member_name (builder, "problems");
      json_builder_begin_array (builder);
      for (guint i = 0; i < problems->len; i++)
        json_builder_add_string_value (builder, g_ptr_array_index (problems, i));
      json_builder_end_array (builder);
      json_builder_end_object (builder);
      mp_json_print (builder);
    }
  else if (problems->len == 0)
    g_print ("%s\n", _("The data is sound."));
  else
    for (guint i = 0; i < problems->len; i++)
      g_print ("%s\n", (const char *) g_ptr_array_index (problems, i));
  if (problems->len > 0)
    g_printerr ("%s\n", check_repair
                            ? _("This cannot be mended here. Copy the whole folder to another "
                                "disk, then put a copy back with: miaopuctl --data DIR recover")
                            : _("Copy the whole folder to another disk, then try: miaopuctl "
                                "--data DIR check --repair"));

  return problems->len == 0 ? MP_CTL_DONE : MP_CTL_PARTLY;
}

const MpCommand mp_command_check = {
  .name = "check",
  .summary = N_("Look whether the data is sound"),
  .options = check_options,
  .run = run_check,
};

/* --- sample --------------------------------------------------------------------------------- */

static gint64 sample_organizations;
static gint64 sample_seed = 1;
static gboolean sample_bare;
static char **sample_amounts;

static const GOptionEntry sample_options[] = {
  { "organizations", 0, 0, G_OPTION_ARG_INT64, &sample_organizations, N_("How many organizations"),
    N_("N") },
  { "seed", 0, 0, G_OPTION_ARG_INT64, &sample_seed,
    N_("The same number makes the same office again"), N_("S") },
  { "bare", 0, 0, G_OPTION_ARG_NONE, &sample_bare,
    N_("Organizations only, without what they have done"), NULL },
  { "amount", 0, 0, G_OPTION_ARG_STRING_ARRAY, &sample_amounts,
    N_("Just so many of a kind of case; may be given several times"), N_("KIND=N") },
  { NULL },
};

/* "activity=500000": NULL when one is not said so. */
static GHashTable *
read_amounts (GError **error)
{
  g_autoptr (GHashTable) amounts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; sample_amounts != NULL && sample_amounts[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (sample_amounts[i], "=", 2);
      guint64 n;

      if (g_strv_length (parts) != 2 || mp_entity_lookup (parts[0]) == NULL
          || !g_ascii_string_to_unsigned (parts[1], 10, 1, 100 * MP_SAMPLE_MAX, &n, NULL))
        {
          g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                       _("Say a kind of record and how many: --amount activity=500"));
          return NULL;
        }
      g_hash_table_insert (amounts, g_strdup (parts[0]), GUINT_TO_POINTER ((guint) n));
    }

  return g_steal_pointer (&amounts);
}

static MpCtlStatus
run_sample (MpCtl *ctl, const char *const *arguments, GError **error)
{
  g_autoptr (GArray) made = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GHashTable) amounts = read_amounts (error);

  if (amounts == NULL)
    return MP_CTL_REFUSED;

  if (sample_organizations < 1 || sample_organizations > MP_SAMPLE_MAX || sample_seed < 0
      || sample_seed > G_MAXUINT32)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   _("Say how many with --organizations N, from 1 to %d; "
                     "a seed is 0 to 4294967295"),
                   MP_SAMPLE_MAX);
      return MP_CTL_REFUSED;
    }

  if (!mp_ctl_open (ctl, error)
      || !mp_sample_add (ctl->store, (guint) sample_organizations, (guint32) sample_seed, made,
                         NULL, error)
      || (!sample_bare
          && !mp_sample_add_cases (ctl->store, made, (guint32) sample_seed, amounts, NULL, error)))
    return MP_CTL_REFUSED;

  if (!ctl->json)
    g_print (_("Added %d invented organizations\n"), (int) sample_organizations);
  else
    g_print ("{\"organizations\": %d}\n", (int) sample_organizations);

  return MP_CTL_DONE;
}

const MpCommand mp_command_sample = {
  .name = "sample",
  .arguments = "--organizations N",
  .summary = N_("Add invented organizations, to practise or to measure with"),
  .options = sample_options,
  .run = run_sample,
};

/* --- recover -------------------------------------------------------------------------------- */

static gboolean recover_list;

static const GOptionEntry recover_options[] = {
  { "list", 0, 0, G_OPTION_ARG_NONE, &recover_list,
    N_("Only say which copies are whole, the newest first"), NULL },
  { NULL },
};

static void
print_copies (MpCtl *ctl, GPtrArray *copies)
{
  for (guint i = 0; i < copies->len; i++)
    {
      const MpCopy *copy = g_ptr_array_index (copies, i);
      g_autofree char *words = mp_copy_describe (copy);
      g_autoptr (JsonBuilder) builder = NULL;

      if (!ctl->json)
        {
          g_print ("%s\n", words);
          continue;
        }
      builder = json_builder_new ();
      json_builder_begin_object (builder);
      mp_json_add_text (builder, "path", copy->path);
      mp_json_add_int (builder, "at", copy->at);
      mp_json_add_int (builder, "organizations", copy->n_organizations);
      json_builder_end_object (builder);
      mp_json_print_element (builder, i);
    }
  if (ctl->json)
    mp_json_print_end (copies->len);
}

static MpCtlStatus
run_recover (MpCtl *ctl, const char *const *arguments, GError **error)
{
  const char *folder = mp_ctl_folder (ctl);
  const char *copy = arguments[0];
  g_autoptr (GPtrArray) copies = copy == NULL ? mp_store_list_copies (folder) : NULL;

  if (copies != NULL && copies->len == 0)
    {
      g_set_error (error, MP_STORE_ERROR, MP_STORE_ERROR_NOT_FOUND,
                   _("There is no whole copy of the data file in “%s”."), folder);
      return MP_CTL_REFUSED;
    }
  if (recover_list && copies != NULL)
    {
      print_copies (ctl, copies);
      return MP_CTL_DONE;
    }

  if (copy == NULL)
    copy = ((const MpCopy *) g_ptr_array_index (copies, 0))->path;
  if (!mp_store_restore_backup (folder, copy, error))
    return MP_CTL_REFUSED;

  if (!ctl->json)
    g_print (_("Put back: %s\n"), copy);

  return MP_CTL_DONE;
}

const MpCommand mp_command_recover = {
  .name = "recover",
  .arguments = "[COPY]",
  .summary =
      N_("Put a copy of the data file back, the newest that is whole; what was there is kept"),
  .options = recover_options,
  .most = 1,
  .run = run_recover,
};
