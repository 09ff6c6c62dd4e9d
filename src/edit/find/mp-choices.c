/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Codes and divisions are few and read at once; records may be many, so their ids come from a
 * reader and only the first are loaded. What tells two records of one name apart is shown masked:
 * a list of people is no place for whole telephone numbers.
 */

#include "config.h"

#include "mp-choices.h"

#include "edit/mp-wording.h"

#include <string.h>

#define MAX_RECORDS 20
#define MAX_DIVISIONS 200

MpChoice *
mp_choice_new (const char *value, const char *title, const char *note)
{
  MpChoice *choice = g_new0 (MpChoice, 1);

  choice->value = g_strdup (value);
  choice->title = g_strdup (title);
  choice->note = note != NULL && *note != '\0' ? g_strdup (note) : NULL;

  return choice;
}

void
mp_choice_free (MpChoice *choice)
{
  g_free (choice->value);
  g_free (choice->title);
  g_free (choice->note);
  g_free (choice);
}

char *
mp_choices_fold (const char *text)
{
  g_autofree char *folded = mp_fold_text (text);

  return g_utf8_strdown (folded, -1);
}

MpFit
mp_choices_fit (const char *label, const char *folded)
{
  g_autofree char *plain = mp_choices_fold (label);

  if (g_str_has_prefix (plain, folded))
    return MP_FIT_BEGINS;
  if (strstr (plain, folded) != NULL)
    return MP_FIT_INSIDE;
  return g_str_is_ascii (folded) ? mp_pinyin_fit (MP_PINYIN_TEXT, label, folded) : MP_FIT_NONE;
}

/* --- the better ones first -------------------------------------------------------------------- */

enum { CALLED, CALLED_INSIDE, ALSO_CALLED, N_RANKS };

typedef struct
{
  GPtrArray *choices;
  guint ends[N_RANKS]; /* behind the last of each rank */
} Ranked;

static void
add_ranked (Ranked *self, guint rank, MpChoice *choice)
{
  g_ptr_array_insert (self->choices, (int) self->ends[rank], choice);
  for (guint i = rank; i < N_RANKS; i++)
    self->ends[i]++;
}

static guint
rank_of (MpFit fit)
{
  return fit == MP_FIT_BEGINS ? CALLED : CALLED_INSIDE;
}

static gboolean
fits_word (const MpCode *item, const char *folded)
{
  for (char **word = item->words; word != NULL && *word != NULL; word++)
    if (mp_choices_fit (*word, folded) != MP_FIT_NONE)
      return TRUE;
  return FALSE;
}

GPtrArray *
mp_choices_of_codes (MpCodes *codes, const char *list, const char *text)
{
  Ranked ranked = { g_ptr_array_new (), { 0 } };
  GPtrArray *items = mp_codes_list (codes, list);
  g_autofree char *folded = mp_choices_fold (text);

  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      const MpCode *item = items->pdata[i];
      MpFit fit = g_str_equal (item->code, folded) ? MP_FIT_BEGINS
                                                   : mp_choices_fit (item->label, folded);

      if (item->valid_to != NULL)
        continue;
      if (fit != MP_FIT_NONE)
        add_ranked (&ranked, rank_of (fit), mp_choice_new (item->code, item->label, NULL));
      else if (fits_word (item, folded))
        add_ranked (&ranked, ALSO_CALLED, mp_choice_new (item->code, item->label, NULL));
    }

  return ranked.choices;
}

typedef struct
{
  Ranked ranked;
  const char *folded;
} Divisions;

/* By the name that is shown. Letters are no part of the other: qj is 青江社区 and not 肖坝社区居委会. */
static gboolean
take_division (const char *const *values, guint n_values, gpointer data, GError **error)
{
  Divisions *divisions = data;
  const char *shown = values[2] != NULL ? values[2] : values[1];
  MpFit fit = mp_choices_fit (shown, divisions->folded);

  if (fit == MP_FIT_NONE && !g_str_is_ascii (divisions->folded))
    fit = mp_choices_fit (values[1], divisions->folded);
  if (fit != MP_FIT_NONE)
    add_ranked (&divisions->ranked, rank_of (fit), mp_choice_new (values[0], shown, values[3]));
  if (divisions->ranked.choices->len > MAX_DIVISIONS)
    mp_choice_free (g_ptr_array_steal_index (divisions->ranked.choices, MAX_DIVISIONS));
  return TRUE;
}

static GPtrArray *
choose_divisions (MpStore *store, const char *text, gboolean with_groups)
{
  g_autofree char *folded = mp_choices_fold (text);
  g_autofree char *unit = mp_store_dup_setting (store, MP_SETTING_UNIT);
  Divisions divisions = { { g_ptr_array_new (), { 0 } }, folded };
  const MpParam params[] = { { ":unit", NULL,
                               unit != NULL ? g_ascii_strtoll (unit, NULL, 10) : 0 } };

  if (with_groups)
    mp_store_select (store,
                     "SELECT id, name, NULL, purpose FROM division_group WHERE deleted_at IS NULL"
                     " ORDER BY name_key, id",
                     NULL, 0, take_division, &divisions, NULL, NULL);
  mp_store_select (store,
                   "WITH RECURSIVE below (id) AS"
                   " (SELECT :unit UNION SELECT d.id FROM division AS d, below"
                   " WHERE d.parent = below.id AND d.deleted_at IS NULL)"
                   " SELECT d.id, d.name, d.short_name, CASE WHEN d.parent <> :unit THEN p.name END"
                   " FROM below JOIN division AS d ON d.id = below.id"
                   " LEFT JOIN division AS p ON p.id = d.parent"
                   " WHERE d.valid_to IS NULL AND d.deleted_at IS NULL ORDER BY d.level DESC, d.id",
                   params, G_N_ELEMENTS (params), take_division, &divisions, NULL, NULL);

  return divisions.ranked.choices;
}

GPtrArray *
mp_choices_of_divisions (MpStore *store, const char *text)
{
  return choose_divisions (store, text, FALSE);
}

GPtrArray *
mp_choices_of_scopes (MpStore *store, const char *text)
{
  return choose_divisions (store, text, TRUE);
}

/* --- records -------------------------------------------------------------------------------- */

/* The first two other things that a list would show. */
char *
mp_choices_tell_apart (MpStore *store, MpRecord *record)
{
  const MpEntity *entity = mp_record_get_entity (record);
  GString *note = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < entity->n_fields && n < 2; i++)
    {
      const MpField *field = &entity->fields[i];
      g_autofree char *text = NULL;
      g_autofree char *masked = NULL;

      if ((field->flags & MP_IN_LIST) == 0 || g_strcmp0 (field->name, entity->title) == 0)
        continue;
      text = mp_record_dup_text (record, field, mp_store_get_codes (store));
      masked = mp_mask_on_screen (field->mask, text);
      if (*masked == '\0')
        continue;
      g_string_append_printf (note, "%s%s", n++ > 0 ? " · " : "", masked);
    }

  return g_string_free (note, note->len == 0);
}

static void
selected_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  MpStore *store = MP_STORE (source);
  const MpEntity *entity = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GArray) ids = mp_store_select_ids_finish (store, result, &error);
  GPtrArray *choices;

  if (ids == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  choices = g_ptr_array_new_with_free_func ((GDestroyNotify) mp_choice_free);
  for (guint i = 0; i < ids->len && i < MAX_RECORDS; i++)
    {
      g_autoptr (MpRecord) record = mp_store_load (store, entity,
                                                   g_array_index (ids, gint64, i), NULL);
      g_autofree char *id = NULL;
      g_autofree char *title = NULL;
      g_autofree char *note = NULL;

      if (record == NULL)
        continue;
      id = g_strdup_printf ("%" G_GINT64_FORMAT, mp_record_get_id (record));
      title = mp_wording_of_record (store, record);
      note = mp_choices_tell_apart (store, record);
      g_ptr_array_add (choices, mp_choice_new (id, title, note));
    }
  g_task_return_pointer (task, choices, (GDestroyNotify) g_ptr_array_unref);
}

void
mp_choices_of_records_async (MpStore *store, const MpEntity *entity, const char *text,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (store, cancellable, callback, user_data);
  g_autoptr (MpQuery) query = mp_query_new (entity);

  g_task_set_source_tag (task, mp_choices_of_records_async);
  g_task_set_task_data (task, (gpointer) entity, NULL);
  mp_query_set_text (query, text);
  mp_store_select_ids_async (store, query, cancellable, selected_cb, task);
}

GPtrArray *
mp_choices_of_records_finish (MpStore *store, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
