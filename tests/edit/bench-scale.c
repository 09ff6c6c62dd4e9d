/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A county's office beside one a hundredth of its size: what opening each list, looking for a text
 * anywhere, opening a record and saving one cost in both. The peer is the small office of the same
 * run, so a ratio says how a cost grows with what is kept.
 */

#include "../store/store-fixture.h"

#include "edit/find/mp-digest.h"
#include "edit/find/mp-search.h"
#include "edit/mp-kind.h"
#include "edit/mp-record-edit.h"
#include "policy/mp-rules.h"
#include "store/list/mp-query.h"
#include "store/mp-writing.h"
#include "store/sample/mp-sample.h"

#include <stdio.h>
#include <time.h>

#define ROUNDS 5
#define SCREEN 40 /* rows */
#define N_ORGANIZATIONS 10000
#define N_PEOPLE 200000
#define N_ACTIVITIES 500000

static Office small, large;

static double
cpu_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

static void
invent (Office *self, guint divisor)
{
  g_autoptr (GHashTable) amounts = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GArray) made = g_array_new (FALSE, FALSE, sizeof (gint64));
  GError *error = NULL;

  office_set_up (self, NULL);
  mp_store_load_divisions (self->store, "511102", NULL, &error);
  mp_store_set_setting (self->store, MP_SETTING_UNIT, "511102000000", &error);
  g_hash_table_insert (amounts, (gpointer) "person", GUINT_TO_POINTER (N_PEOPLE / divisor));
  g_hash_table_insert (amounts, (gpointer) "activity", GUINT_TO_POINTER (N_ACTIVITIES / divisor));
  mp_sample_add (self->store, N_ORGANIZATIONS / divisor, 1, made, NULL, &error);
  mp_sample_add_cases (self->store, made, 1, amounts, NULL, &error);
  g_assert_no_error (error);
}

typedef guint (*Work) (Office *self, gconstpointer data);

static double
time_work (Office *self, Work work, gconstpointer data, guint *n)
{
  double best = G_MAXDOUBLE;

  for (guint round = 0; round < ROUNDS; round++)
    {
      double start = cpu_ms ();

      *n = work (self, data);
      best = MIN (best, cpu_ms () - start);
    }
  return best;
}

static void
compare (const char *what, Work work, gconstpointer data)
{
  guint n_small, n_large;
  double a = time_work (&small, work, data, &n_small);
  double b = time_work (&large, work, data, &n_large);

  printf ("| %s | %u | %.2f ms | %u | %.2f ms | %.1f |\n", what, n_small, a, n_large, b, b / a);
  fflush (stdout);
}

/* --- what is compared ------------------------------------------------------------------------ */

/* The ids of a list in its own order, and the rows of the first screen. */
static guint
open_list (Office *self, gconstpointer kind)
{
  g_autoptr (MpQuery) query = mp_query_new (mp_store_get_entity (self->store, kind));
  GError *error = NULL;
  g_autoptr (GArray) ids = mp_store_select_ids (self->store, query, NULL, &error);
  g_autoptr (GPtrArray) rows = NULL;

  g_assert_no_error (error);
  rows = mp_store_load_each (self->store, mp_query_get_entity (query),
                             (const gint64 *) (gpointer) ids->data, MIN (ids->len, SCREEN));
  g_assert_cmpuint (rows->len, ==, MIN (ids->len, SCREEN));

  return ids->len;
}

static guint
search (Office *self, gconstpointer text)
{
  GError *error = NULL;
  g_autoptr (GPtrArray) all = mp_search (self->store, text, &error);
  guint n = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < all->len; i++)
    n += ((MpFindings *) all->pdata[i])->ids->len;
  return n;
}

static gint64
find_first (Office *self, const char *kind)
{
  g_autoptr (MpQuery) query = mp_query_new (mp_store_get_entity (self->store, kind));
  g_autoptr (GArray) ids = mp_store_select_ids (self->store, query, NULL, NULL);

  return g_array_index (ids, gint64, ids->len / 2);
}

/* With the children of every kind that it has. */
static guint
open_organization (Office *self, gconstpointer data)
{
  static gint64 id_small, id_large;
  gint64 *id = self == &small ? &id_small : &id_large;
  g_autoptr (MpRecord) record = NULL;
  guint n_kinds, n = 0;
  const MpKind *kinds = mp_kinds (&n_kinds);

  *id = *id != 0 ? *id : find_first (self, "organization");
  record = mp_store_load (self->store, self->organization, *id, NULL);
  for (guint i = 0; i < n_kinds; i++)
    if (g_strcmp0 (kinds[i].entity->parent, "organization") == 0)
      {
        g_autoptr (GPtrArray) children =
            mp_store_load_children (self->store, kinds[i].entity, *id, NULL);

        n += children->len;
      }
  return n;
}

/* What its form asks before it is there, and what it says on top afterwards. */
static guint
open_page (Office *self, gconstpointer top)
{
  static gint64 id_small, id_large;
  gint64 *id = self == &small ? &id_small : &id_large;
  g_autoptr (MpRecord) record = NULL;
  g_autoptr (MpRecordEdit) edit = NULL;
  g_autoptr (MpDigest) digest = NULL;

  *id = *id != 0 ? *id : find_first (self, "organization");
  record = mp_store_load (self->store, self->organization, *id, NULL);
  if (top == NULL)
    {
      edit = mp_record_edit_new (self->store, record);
      return mp_record_edit_get_relations (edit)->len;
    }
  digest = mp_digest_read (self->store, record, NULL, NULL);
  return digest->due->len + digest->last->len;
}

static gboolean
write_telephone (MpWriter *writer, gpointer data, GError **error)
{
  MpRecord **both = data;

  return mp_rules_save (writer, both[0], both[1], error);
}

static guint
save_person (Office *self, gconstpointer data)
{
  static guint round;
  static gint64 id_small, id_large;
  gint64 *id = self == &small ? &id_small : &id_large;
  g_autoptr (MpRecord) record = NULL;
  g_autoptr (MpRecord) original = NULL;
  g_autofree char *phone = g_strdup_printf ("1380000%04u", round++ % 10000);
  MpRecord *both[2];
  GError *error = NULL;

  *id = *id != 0 ? *id : find_first (self, "person");
  original = mp_store_load (self->store, self->person, *id, NULL);
  record = mp_record_copy (original);
  mp_record_set_by_name (record, "phone", phone);
  both[0] = record;
  both[1] = original;
  mp_store_write (self->store, "save", write_telephone, both, NULL, NULL, &error);
  g_assert_no_error (error);

  return 1;
}

int
main (int argc, char **argv)
{
  static const char *const texts[] = { "舞蹈", "张", "王秀", "5678", "cqt", "端午", "zzzz" };
  guint n_kinds;
  const MpKind *kinds = mp_kinds (&n_kinds);

  invent (&small, 100);
  invent (&large, 1);

  printf ("| what | small: found | processor | large: found | processor | ratio |\n"
          "| --- | --- | --- | --- | --- | --- |\n");
  for (guint i = 0; i < n_kinds; i++)
    {
      g_autofree char *what = g_strdup_printf ("list of %s", kinds[i].entity->name);

      compare (what, open_list, kinds[i].entity->name);
    }
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *what = g_strdup_printf ("search %s", texts[i]);

      compare (what, search, texts[i]);
    }
  compare ("an organization with all its children", open_organization, NULL);
  compare ("the form of an organization", open_page, NULL);
  compare ("what stands on top of it", open_page, "top");
  compare ("save a telephone", save_person, NULL);

  office_tear_down (&small, NULL);
  office_tear_down (&large, NULL);
  return 0;
}
