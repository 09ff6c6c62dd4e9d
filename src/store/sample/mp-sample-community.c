/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Real communities of the office, some with more organizations than others.
 */

#include "config.h"

#include "mp-sample-community.h"
#include "mp-sample-words.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GPtrArray *communities;
  GHashTable *townships; /* id → how many filings; each community holds one too */
  GRand *rand;
} Finding;

static void
community_free (gpointer data)
{
  MpSampleCommunity *self = data;

  g_free (self->id);
  g_free (self->name);
  g_free (self->township);
  g_free (self->county);
  g_free (self->county_code);
  g_rc_box_release (self->n_filings);
  g_free (self);
}

static guint *
find_township (Finding *finding, const char *id)
{
  guint *n_filings = g_hash_table_lookup (finding->townships, id);

  if (n_filings == NULL)
    {
      n_filings = g_rc_box_new0 (guint);
      g_hash_table_insert (finding->townships, g_strdup (id), n_filings);
    }

  return g_rc_box_acquire (n_filings);
}

/* id, name, id and name of its township, code and name of its county */
static gboolean
add_community (const char *const *values, guint n_values, gpointer data, GError **error)
{
  Finding *finding = data;
  MpSampleCommunity *community = g_new0 (MpSampleCommunity, 1);

  community->id = g_strdup (values[0]);
  community->name = mp_sample_community (values[1]);
  community->n_filings = find_township (finding, values[2] != NULL ? values[2] : "");
  community->township = g_strdup (values[3] != NULL ? values[3] : values[1]);
  community->county_code = g_strndup (values[4] != NULL ? values[4] : values[0], 6);
  community->county = g_strdup (values[5] != NULL ? values[5] : "");
  community->share = g_rand_double_range (finding->rand, 0.4, 1.6);
  community->first_pair = g_rand_int_range (finding->rand, 0, 10000);
  g_ptr_array_add (finding->communities, community);

  return TRUE;
}

static void
share_out (GPtrArray *communities, guint n_organizations)
{
  double all = 0;
  double until = 0;

  for (guint i = 0; i < communities->len; i++)
    all += ((MpSampleCommunity *) g_ptr_array_index (communities, i))->share;
  for (guint i = 0; i < communities->len; i++)
    {
      MpSampleCommunity *community = g_ptr_array_index (communities, i);

      until += community->share;
      community->end =
          i + 1 < communities->len ? (guint) (n_organizations * (until / all)) : n_organizations;
    }
}

GPtrArray *
mp_sample_communities (MpStore *store, GRand *rand, guint n_organizations, GError **error)
{
  static const char sql[] =
    "WITH RECURSIVE under (id) AS (SELECT :unit UNION"
    "  SELECT d.id FROM division AS d JOIN under ON d.parent = under.id"
    "  WHERE d.deleted_at IS NULL)"
    " SELECT d.id, d.name, t.id, t.name, c.code12, c.name"
    " FROM under JOIN division AS d ON d.id = under.id"
    " LEFT JOIN division AS t ON t.id = d.parent LEFT JOIN division AS c ON c.id = t.parent"
    " WHERE d.level = '5' AND d.valid_to IS NULL ORDER BY d.id";
  g_autoptr (GPtrArray) communities = g_ptr_array_new_with_free_func (community_free);
  g_autoptr (GHashTable) townships =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_rc_box_release);
  g_autofree char *unit = mp_store_dup_setting (store, MP_SETTING_UNIT);
  gint64 top = unit != NULL ? g_ascii_strtoll (unit, NULL, 10) : 0;
  const MpParam params[] = { { ":unit", NULL, top } };
  Finding finding = { communities, townships, rand };

  if (!mp_store_select (store, sql, params, G_N_ELEMENTS (params), add_community, &finding, NULL,
                        error))
    return NULL;
  if (communities->len == 0)
    {
      g_set_error (error, MP_STORE_ERROR, MP_STORE_ERROR_NOT_FOUND,
                   _("There are no communities in this office to put organizations into."));
      return NULL;
    }

  share_out (communities, n_organizations);
  return g_steal_pointer (&communities);
}
