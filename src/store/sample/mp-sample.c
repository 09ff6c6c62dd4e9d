/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One random source is drawn from in a fixed order, nothing is read from the clock and nothing
 * from the records made before, so that a seed means the same office wherever it is made. Every
 * record goes through the writer as any other.
 */

#include "config.h"

#include "mp-sample.h"
#include "mp-sample-community.h"
#include "mp-sample-words.h"
#include "store/mp-writing.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Enough to make the transaction itself cheap, few enough to keep its changeset small. */
#define BATCH 10000

/* What the invented office counts by: no day after it. */
#define LAST_YEAR 2024
#define COUNTED_ON "2024-12-31"

/* At most so many days pass between an application and its decision. */
#define DECIDED_WITHIN 7

typedef struct
{
  MpStore *store;
  GRand *rand;
  GPtrArray *communities;
  guint community; /* at which we are */
  guint done;
  guint end; /* of this transaction */
  GArray *made; /* ids of the organizations, or NULL */
} Sample;

static MpSampleCommunity *
next_community (Sample *self)
{
  MpSampleCommunity *community = g_ptr_array_index (self->communities, self->community);

  while (self->done >= community->end)
    community = g_ptr_array_index (self->communities, ++self->community);

  return community;
}

/* --- values --------------------------------------------------------------------------------- */

static gboolean
chance (Sample *self, int percent)
{
  return g_rand_int_range (self->rand, 0, 100) < percent;
}

static int
between (Sample *self, int least, int most)
{
  return g_rand_int_range (self->rand, least, most + 1);
}

/* One of `codes`, each a character; written more often, taken more often. */
static void
set_one_of (Sample *self, MpRecord *record, const char *field, const char *codes)
{
  const char code[] = { codes[g_rand_int_range (self->rand, 0, (gint32) strlen (codes))], '\0' };

  mp_record_set_by_name (record, field, code);
}

static void
set_int (MpRecord *record, const char *field, gint64 number)
{
  char text[24];

  g_snprintf (text, sizeof text, "%" G_GINT64_FORMAT, number);
  mp_record_set_by_name (record, field, text);
}

/* The first `length` characters of the date: 4, 7 or 10. */
static void
set_part_of_date (MpRecord *record, const char *field, const GDate *date, gulong length)
{
  char text[16];

  g_snprintf (text, sizeof text, "%04d-%02d-%02d", (int) g_date_get_year (date),
              (int) g_date_get_month (date), (int) g_date_get_day (date));
  text[length] = '\0';
  mp_record_set_by_name (record, field, text);
}

static void
set_date (MpRecord *record, const char *field, const GDate *date)
{
  set_part_of_date (record, field, date, 10);
}

/* As clerks know it: often the month, sometimes only the year. */
static void
set_vague_date (Sample *self, MpRecord *record, const char *field, const GDate *date)
{
  int precision = between (self, 0, 99);

  set_part_of_date (record, field, date, precision < 12 ? 4 : precision < 60 ? 7 : 10);
}

/* Some days after `date`, but not after the last day of the office. */
static void
add_days (GDate *date, int days)
{
  GDate last;

  g_date_clear (&last, 1);
  g_date_set_dmy (&last, 31, G_DATE_DECEMBER, LAST_YEAR);
  g_date_add_days (date, (guint) days);
  if (g_date_compare (date, &last) > 0)
    *date = last;
}

static MpRecord *
new_record (Sample *self, const char *entity)
{
  return mp_record_new_initial (mp_store_get_entity (self->store, entity));
}

/* --- one organization and what hangs on it --------------------------------------------------- */

static gint64
add_leader (Sample *self, MpWriter *writer, MpSampleCommunity *community, GError **error)
{
  g_autoptr (MpRecord) person = new_record (self, "person");
  gboolean woman = chance (self, 62);
  g_autofree char *name = mp_sample_person (self->rand, woman);
  g_autofree char *phone = mp_sample_phone (self->rand);

  mp_record_set_by_name (person, "name", name);
  mp_record_set_by_name (person, "sex", woman ? "2" : "1");
  mp_record_set_by_name (person, "phone", phone);
  mp_record_set_by_name (person, "political_status", chance (self, 45) ? "01" : "13");
  if (chance (self, 60))
    set_int (person, "birth_date", between (self, 1945, 1992));
  community->leader = mp_writer_insert (writer, person, error);

  return community->leader;
}

static const char *
title_of_leader (const char *style)
{
  if (g_str_equal (style, "3"))
    return "队长";

  return g_str_equal (style, "4") ? "主任" : "会长";
}

static gboolean
add_role (Sample *self, MpWriter *writer, MpSampleCommunity *community, MpRecord *organization,
          const char *style, GError **error)
{
  g_autoptr (MpRecord) role = new_record (self, "person_role");
  gint64 leader = community->leader != 0 && chance (self, 15)
                      ? community->leader
                      : add_leader (self, writer, community, error);

  if (leader == 0)
    return FALSE;

  set_int (role, "organization", mp_record_get_id (organization));
  set_int (role, "person", leader);
  mp_record_set_by_name (role, "is_primary_leader", "1");
  mp_record_set_by_name (role, "title", title_of_leader (style));
  if (chance (self, 50))
    set_one_of (self, role, "leader_bg", "224555566");

  return mp_writer_insert (writer, role, error) != 0;
}

static gint64
add_venue (Sample *self, MpWriter *writer, MpSampleCommunity *community, GError **error)
{
  g_autoptr (MpRecord) venue = new_record (self, "venue");
  g_autofree char *name = mp_sample_venue (self->rand, community->n_venues);
  gint64 id;

  mp_record_set_by_name (venue, "name", name);
  mp_record_set_by_name (venue, "division", community->id);
  set_int (venue, "area_m2", between (self, 4, 60) * 5);
  set_one_of (self, venue, "venue_right", "2344555");
  id = mp_writer_insert (writer, venue, error);
  community->venues[community->n_venues++ % MP_SAMPLE_N_PLACES] = id;

  return id;
}

/* Three organizations share a place. */
static gboolean
add_venue_use (Sample *self, MpWriter *writer, MpSampleCommunity *community, MpRecord *organization,
               GError **error)
{
  g_autoptr (MpRecord) use = new_record (self, "org_venue");
  guint n_known = MIN (community->n_venues, MP_SAMPLE_N_PLACES);
  gint64 venue = n_known > 0 && chance (self, 66)
                   ? community->venues[between (self, 0, (int) n_known - 1)]
                   : add_venue (self, writer, community, error);

  if (venue == 0)
    return FALSE;

  set_int (use, "organization", mp_record_get_id (organization));
  set_int (use, "venue", venue);
  return mp_writer_insert (writer, use, error) != 0;
}

static gboolean
add_tier_period (Sample *self, MpWriter *writer, MpRecord *organization, const char *tier,
                 const GDate *from, const GDate *to, GError **error)
{
  g_autoptr (MpRecord) period = new_record (self, "tier_period");

  set_int (period, "organization", mp_record_get_id (organization));
  mp_record_set_by_name (period, "tier", tier);
  set_date (period, "from_on", from);
  if (to != NULL)
    set_date (period, "to_on", to);

  return mp_writer_insert (writer, period, error) != 0;
}

static gboolean
add_filing (Sample *self, MpWriter *writer, MpSampleCommunity *community, MpRecord *organization,
            const GDate *decided, GError **error)
{
  g_autoptr (MpRecord) filing = new_record (self, "filing");
  g_autofree char *short_name = mp_sample_township (community->township);
  int year = g_date_get_year (decided);
  g_autofree char *number = g_strdup_printf ("%s社备〔%d〕%03u号", short_name, year,
                                             ++*community->n_filings);
  GDate date = *decided;

  set_int (filing, "organization", mp_record_get_id (organization));
  g_date_subtract_days (&date, (guint) between (self, 3, DECIDED_WITHIN));
  set_date (filing, "applied_on", &date);
  mp_record_set_by_name (filing, "recommender", community->name);
  set_date (filing, "decided_on", decided);
  mp_record_set_by_name (filing, "decision", "1");
  mp_record_set_by_name (filing, "state", "6");
  mp_record_set_by_name (filing, "filing_no", number);
  mp_record_set_by_name (filing, "filing_authority", community->township);
  set_date (filing, "issued_on", decided);
  set_date (filing, "valid_from", decided);
  date = *decided;
  g_date_add_years (&date, 3);
  g_date_subtract_days (&date, 1);
  set_date (filing, "valid_to", &date);
  set_one_of (self, filing, "party_sync", "1233344");

  return mp_writer_insert (writer, filing, error) != 0;
}

static gboolean
add_registration (Sample *self, MpWriter *writer, MpSampleCommunity *community,
                  MpRecord *organization, const char *form, const GDate *registered, GError **error)
{
  g_autoptr (MpRecord) registration = new_record (self, "registration");
  g_autofree char *uscc = mp_sample_uscc (form, community->county_code, self->done);
  g_autofree char *registry = g_strconcat (community->county, "民政局", NULL);
  GDate date = *registered;

  set_int (registration, "organization", mp_record_get_id (organization));
  mp_record_set_by_name (registration, "uscc", uscc);
  mp_record_set_by_name (registration, "registry", registry);
  mp_record_set_by_name (registration, "business_authority", registry);
  set_date (registration, "registered_on", registered);
  set_date (registration, "valid_from", registered);
  g_date_add_years (&date, 4);
  g_date_subtract_days (&date, 1);
  set_date (registration, "valid_to", &date);
  set_int (registration, "capital", between (self, 1, 10) * 1000000);
  set_int (registration, "legal_rep", community->leader);
  mp_record_set_by_name (registration, "domicile", community->name);
  if (chance (self, 25))
    mp_record_set_by_name (registration, "rating", chance (self, 70) ? "3A" : "4A");
  set_int (registration, "last_check_year", LAST_YEAR - 1);
  mp_record_set_by_name (registration, "last_check_result",
                         chance (self, 92) ? "合格" : "基本合格");

  return mp_writer_insert (writer, registration, error) != 0;
}

static gboolean
add_coverage (Sample *self, MpWriter *writer, MpRecord *organization, GError **error)
{
  g_autoptr (MpRecord) coverage = new_record (self, "party_coverage");
  gint64 members = mp_record_get_int (organization, "party_member_count");

  set_int (coverage, "organization", mp_record_get_id (organization));
  set_int (coverage, "n_full", members);
  if (members >= 3)
    set_one_of (self, coverage, "party_mode", "112333");
  else if (members > 0)
    set_one_of (self, coverage, "party_mode", "2334");
  else
    set_one_of (self, coverage, "party_mode", "44550");
  if (g_strcmp0 (mp_record_get_by_name (coverage, "party_mode"), "4") == 0)
    {
      g_autofree char *name = mp_sample_person (self->rand, chance (self, 50));
      g_autofree char *phone = mp_sample_phone (self->rand);

      mp_record_set_by_name (coverage, "instructor_name", name);
      mp_record_set_by_name (coverage, "instructor_phone", phone);
    }

  return mp_writer_insert (writer, coverage, error) != 0;
}

/* First, second or third tier: a kind that never registers is filed or an activity group. */
static const char *
choose_tier (Sample *self, const MpSampleKind *kind)
{
  if (kind->form != NULL && chance (self, 45))
    return "1";

  return kind->informal && chance (self, 45) ? "3" : "2";
}

static void
fill_organization (Sample *self, MpSampleCommunity *community, MpRecord *organization,
                   const MpSampleKind *kind, const GDate *founded)
{
  static const char *const frequencies[] = { "每周", "每周", "每周", "每月", "每月", "不定期" };
  const char *tier = mp_record_get_by_name (organization, "tier");
  int members = between (self, 8, 60);
  int party_members = chance (self, 70) ? between (self, 0, members / 4) : 0;

  mp_record_set_by_name (organization, "division", community->id);
  mp_record_set_by_name (organization, "org_type", kind->type);
  mp_record_set_by_name (organization, "subtypes", kind->subtype);
  if (*tier == '1')
    mp_record_set_by_name (organization, "legal_form", kind->form);
  else
    mp_record_set_by_name (organization, "legal_form", *tier == '2' ? "4" : "5");
  mp_record_set_by_name (organization, "name_style", kind->style);
  set_vague_date (self, organization, "founded_on", founded);
  set_one_of (self, organization, "status", "22222222222222222223345");
  set_one_of (self, organization, "stage", "1222334");
  mp_record_set_by_name (organization, "business_scope", kind->scope);
  mp_record_set_by_name (organization, "frequency", frequencies[between (self, 0, 5)]);
  set_int (organization, "member_count_person", members);
  set_int (organization, "party_member_count", party_members);
  set_int (organization, "volunteer_count", between (self, 0, members));
  mp_record_set_by_name (organization, "count_as_of", COUNTED_ON);
  if (*tier == '1')
    {
      set_int (organization, "staff_full", between (self, 1, 8));
      set_int (organization, "staff_part", between (self, 0, 6));
    }
  set_one_of (self, organization, "has_charter", *tier == '3' ? "0001" : "1110");
  if (chance (self, 40))
    set_int (organization, "activity_fund", between (self, 1, 40) * 50000);
  mp_record_set_by_name (organization, "in_platform", chance (self, 55) ? "1" : "0");
}

/* Founded between 2008 and the end, so early that a filing can still be decided; later years are
 * more frequent.
 */
static void
choose_founding (Sample *self, GDate *date)
{
  double late = 1 - g_rand_double (self->rand) * g_rand_double (self->rand);

  g_date_clear (date, 1);
  g_date_set_dmy (date, (GDateDay) between (self, 1, 31 - DECIDED_WITHIN),
                  (GDateMonth) between (self, 1, 12),
                  (GDateYear) (2008 + (int) (late * (LAST_YEAR - 2008 + 1 - 1e-9))));
}

static gboolean
add_standing (Sample *self, MpWriter *writer, MpSampleCommunity *community, MpRecord *organization,
              const MpSampleKind *kind, const GDate *founded, GError **error)
{
  const char *tier = mp_record_get_by_name (organization, "tier");
  GDate since = *founded;

  if (*tier == '3')
    return add_tier_period (self, writer, organization, tier, founded, NULL, error);

  if (chance (self, 40))
    {
      add_days (&since, between (self, 60, 900));
      if (!add_tier_period (self, writer, organization, *tier == '1' ? "2" : "3", founded, &since,
                            error))
        return FALSE;
    }
  else
    add_days (&since, DECIDED_WITHIN);

  return add_tier_period (self, writer, organization, tier, &since, NULL, error)
         && (*tier == '1' ? add_registration (self, writer, community, organization, kind->form,
                                              &since, error)
                          : add_filing (self, writer, community, organization, &since, error));
}

static gboolean
add_organization (Sample *self, MpWriter *writer, GError **error)
{
  MpSampleCommunity *community = next_community (self);
  g_autoptr (MpRecord) organization = new_record (self, "organization");
  const MpSampleKind *kind;
  guint round;
  const char *word =
      mp_sample_word (community->first_pair, community->n_organizations++, &kind, &round);
  const char *tier = choose_tier (self, kind);
  g_autofree char *again = round > 0 ? g_strdup_printf ("第%u", round + 1) : g_strdup ("");
  g_autofree char *name = g_strconcat (*tier == '1' ? community->county : "", community->name, word,
                                       again, kind->name, NULL);
  GDate founded;

  choose_founding (self, &founded);
  mp_record_set_by_name (organization, "name", name);
  mp_record_set_by_name (organization, "tier", tier);
  fill_organization (self, community, organization, kind, &founded);

  if (mp_writer_insert (writer, organization, error) == 0)
    return FALSE;
  if (self->made != NULL)
    {
      gint64 id = mp_record_get_id (organization);

      g_array_append_val (self->made, id);
    }

  return add_role (self, writer, community, organization, kind->style, error)
         && (!chance (self, 75) || add_venue_use (self, writer, community, organization, error))
         && add_standing (self, writer, community, organization, kind, &founded, error)
         && (!chance (self, *tier == '3' ? 10 : 70)
             || add_coverage (self, writer, organization, error));
}

static gboolean
add_batch (MpWriter *writer, gpointer data, GError **error)
{
  Sample *self = data;

  for (; self->done < self->end; self->done++)
    if (!add_organization (self, writer, error))
      return FALSE;

  return TRUE;
}

gboolean
mp_sample_add (MpStore *store, guint n_organizations, guint32 seed, GArray *made,
               GCancellable *cancellable, GError **error)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (GPtrArray) communities = mp_sample_communities (store, rand, n_organizations, error);
  Sample self = { .store = store, .rand = rand, .communities = communities,
                  .made = made };
  gboolean added = communities != NULL;

  while (added && self.done < n_organizations)
    {
      self.end = MIN (self.done + BATCH, n_organizations);
      added = mp_store_write (store, _("Invented organizations"), add_batch, &self, cancellable,
                              NULL, error);
    }

  return added;
}
