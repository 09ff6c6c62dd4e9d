/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the organizations of an invented office have done. Which kinds of record, how many and with
 * what in them stands in data/sample/cases.ini and not here: a new kind of record is a section
 * there. Like the rest of the sample it draws from one random source and reads no clock.
 */

#include "config.h"

#include "mp-sample.h"
#include "mp-sample-words.h"
#include "store/mp-writing.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mp-sample-resource.h"

#define CASES_PATH "/org/miaopu/Miaopu/sample/cases.ini"

/* Of so many parents one transaction makes the records. */
#define BATCH 2000

#define FIRST_YEAR 2021
#define LAST_YEAR 2024

/* Something that records may belong to. */
typedef struct
{
  gint64 id;
  gint64 organization; /* 0: of the whole office */
  guint32 day;         /* a Julian day */
} Made;

typedef struct
{
  char *division;
  char *community; /* "肖坝社区" */
} Home;

typedef struct
{
  MpStore *store;
  GRand *rand;
  GKeyFile *file;
  GHashTable *made;  /* kind → GArray of Made, in the order in which they were made */
  GHashTable *homes; /* id of an organization → Home, NULL until it is read */
  GHashTable *amounts; /* kind → how many there shall be, or NULL */

  const char *section;
  const MpEntity *entity;
  GArray *parents;
  guint done;
  guint end;
} Cases;

static void
home_free (gpointer data)
{
  Home *home = data;

  if (home == NULL)
    return;
  g_free (home->division);
  g_free (home->community);
  g_free (home);
}

static int
between (Cases *self, int least, int most)
{
  return g_rand_int_range (self->rand, least, most + 1);
}

static GArray *
made_of (Cases *self, const char *kind)
{
  GArray *made = g_hash_table_lookup (self->made, kind);

  if (made == NULL)
    {
      made = g_array_new (FALSE, FALSE, sizeof (Made));
      g_hash_table_insert (self->made, g_strdup (kind), made);
    }

  return made;
}

/* --- values --------------------------------------------------------------------------------- */

/* What is being made, and the `number`-th of its parent. */
typedef struct
{
  const Made *parent;
  const char *of;
  guint number;
  guint32 day;
} Place;

static char *
dup_day (guint32 julian, int days)
{
  GDate day;

  g_date_clear (&day, 1);
  g_date_set_julian (&day, julian);
  if (days >= 0)
    g_date_add_days (&day, (guint) days);
  else
    g_date_subtract_days (&day, (guint) -days);

  return g_strdup_printf ("%04d-%02d-%02d", (int) g_date_get_year (&day),
                          (int) g_date_get_month (&day), (int) g_date_get_day (&day));
}

/* "day", "day+5", "moment-10", "year", "quarter", or NULL. */
static char *
dup_time (Cases *self, const Place *place, const char *value)
{
  gboolean moment = g_str_has_prefix (value, "moment");
  g_autofree char *day = NULL;
  int year, month;

  if (!moment && !g_str_has_prefix (value, "day") && !g_str_equal (value, "year")
      && !g_str_equal (value, "quarter"))
    return NULL;
  day = dup_day (place->day, (int) strtol (value + strcspn (value, "+-"), NULL, 10));
  if (moment)
    return g_strdup_printf ("%sT%02d:30", day, between (self, 8, 19));
  if (g_str_has_prefix (value, "day"))
    return g_steal_pointer (&day);

  sscanf (day, "%d-%d", &year, &month);
  return g_str_equal (value, "year") ? g_strdup_printf ("%d", year)
                                     : g_strdup_printf ("%d年第%d季度", year, (month + 2) / 3);
}

static char *
dup_code (Cases *self, const MpField *field)
{
  GPtrArray *codes = mp_codes_list (mp_store_get_codes (self->store), field->of);

  return g_strdup (((MpCode *) codes->pdata[between (self, 0, (int) codes->len - 1)])->code);
}

/* "mine" is what the record belongs to, or its organization. */
static char *
dup_link (Cases *self, const MpField *field, const Place *place, const char *value)
{
  GArray *made = made_of (self, field->of);
  gint64 id = 0;

  if (g_str_equal (value, "any") && made->len > 0)
    id = g_array_index (made, Made, between (self, 0, (int) made->len - 1)).id;
  else if (g_str_equal (field->of, "organization"))
    id = place->parent->organization;
  else if (g_str_equal (field->of, place->of))
    id = place->parent->id;

  return id != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, id) : NULL;
}

static char *
dup_community (Cases *self, const MpField *field, const Place *place)
{
  Home *home = g_hash_table_lookup (self->homes, &place->parent->organization);

  if (home == NULL)
    return NULL;

  return g_strdup (field->type == MP_DIVISION ? home->division : home->community);
}

/* One of "a|b", of "a>b" the one whose turn it is, a number of "3..20", or the text itself. */
static char *
dup_choice (Cases *self, const Place *place, const char *value)
{
  const char *marks[] = { ">", "|" };
  int least, most;

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (strstr (value, marks[i]) != NULL)
      {
        g_auto (GStrv) choices = g_strsplit (value, marks[i], -1);
        int n = (int) g_strv_length (choices);

        return g_strdup (choices[i == 0 ? (int) place->number % n : between (self, 0, n - 1)]);
      }
  if (sscanf (value, "%d..%d", &least, &most) == 2)
    return g_strdup_printf ("%d", between (self, least, most));

  return g_strdup (value);
}

/* As a person would type it, or as it is kept; NULL where nothing is to stand. */
static char *
dup_value (Cases *self, const MpField *field, const Place *place, const char *value)
{
  const char *percent = strchr (value, '%');
  char *text;

  if (percent != NULL && between (self, 0, 99) >= atoi (value))
    return NULL;
  value = percent != NULL ? percent + 1 : value;

  if (g_str_equal (value, "*"))
    return dup_code (self, field);
  if (field->type == MP_LINK)
    return dup_link (self, field, place, value);
  if (g_str_equal (value, "community"))
    return dup_community (self, field, place);
  if (g_str_equal (value, "person"))
    return mp_sample_person (self->rand, between (self, 0, 99) < 62);
  if (g_str_equal (value, "phone"))
    return mp_sample_phone (self->rand);

  text = dup_time (self, place, value);
  return text != NULL ? text : dup_choice (self, place, value);
}

static void
set_value (Cases *self, MpRecord *record, const char *name, const Place *place)
{
  const MpField *field = mp_entity_get_field (self->entity, name);
  g_autofree char *value = g_key_file_get_string (self->file, self->section, name, NULL);
  g_autofree char *text = NULL;
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;

  if (field == NULL)
    {
      g_warning ("The sample knows no field %s.%s", self->section, name);
      return;
    }

  text = dup_value (self, field, place, value);
  if (text == NULL)
    return;
  kept = mp_field_is_number (field) || field->type == MP_DATE || field->type == MP_DATETIME
             ? mp_field_parse (field, text, &error)
             : g_strdup (text);
  if (error != NULL)
    g_warning ("The sample has no value for %s.%s: %s", self->section, name, error->message);
  mp_record_set (record, field, kept);
}

/* --- records -------------------------------------------------------------------------------- */

static gboolean
is_about_section (const char *key)
{
  return g_str_equal (key, "of") || g_str_equal (key, "share") || g_str_equal (key, "most");
}

/* A day on which the organization is there: a case of a case is of the same day. */
static guint32
choose_day (Cases *self, const Place *place)
{
  GDate last;
  guint32 least = place->parent->day;

  if (!g_str_equal (place->of, "organization") && !g_str_equal (place->of, "office"))
    return least;
  g_date_clear (&last, 1);
  g_date_set_dmy (&last, 31, G_DATE_DECEMBER, LAST_YEAR);

  return (guint32) between (self, (int) least, (int) MAX (least, g_date_get_julian (&last)));
}

static gboolean
add_record (Cases *self, MpWriter *writer, Place *place, char **keys, GError **error)
{
  g_autoptr (MpRecord) record = mp_record_new_initial (self->entity);
  const char *parent = self->entity->parent;
  Made made = { 0, place->parent->organization, place->day = choose_day (self, place) };

  if (parent != NULL && g_str_equal (mp_entity_get_field (self->entity, parent)->of, place->of))
    {
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, place->parent->id);

      mp_record_set_by_name (record, parent, id);
    }
  for (guint i = 0; keys[i] != NULL; i++)
    if (!is_about_section (keys[i]))
      set_value (self, record, keys[i], place);

  made.id = mp_writer_insert (writer, record, error);
  g_array_append_val (made_of (self, self->section), made);

  return made.id != 0;
}

/* How many of the section the parent whose turn it is has. */
static guint
choose_amount (Cases *self, const char *of)
{
  guint64 asked = self->amounts != NULL
                    ? GPOINTER_TO_UINT (g_hash_table_lookup (self->amounts, self->section)) : 0;
  int share = g_key_file_get_integer (self->file, self->section, "share", NULL);
  int most = g_key_file_get_integer (self->file, self->section, "most", NULL);

  if (asked > 0)
    return (guint) ((self->done + 1) * asked / self->parents->len
                    - self->done * asked / self->parents->len);
  /* What the office as a whole has, it has all of. */
  if (g_str_equal (of, "office"))
    return (guint) most;

  return between (self, 0, 99) < share ? (guint) between (self, 1, most) : 0;
}

static gboolean
add_batch (MpWriter *writer, gpointer data, GError **error)
{
  Cases *self = data;
  g_auto (GStrv) keys = g_key_file_get_keys (self->file, self->section, NULL, NULL);
  g_autofree char *of = g_key_file_get_string (self->file, self->section, "of", NULL);

  for (; self->done < self->end; self->done++)
    {
      Place place = { &g_array_index (self->parents, Made, self->done), of, 0, 0 };
      guint n = choose_amount (self, of);

      for (; place.number < n; place.number++)
        if (!add_record (self, writer, &place, keys, error))
          return FALSE;
    }

  return TRUE;
}

static gboolean
add_section (Cases *self, const char *section, GCancellable *cancellable, GError **error)
{
  g_autofree char *of = g_key_file_get_string (self->file, section, "of", NULL);

  self->section = section;
  self->entity = mp_store_get_entity (self->store, section);
  if (self->entity == NULL || of == NULL)
    {
      g_warning ("The sample knows no kind of record %s", section);
      return TRUE;
    }
  self->parents = made_of (self, of);

  for (self->done = 0; self->done < self->parents->len;)
    {
      self->end = MIN (self->done + BATCH, self->parents->len);
      if (!mp_store_write (self->store, _("Invented case files"), add_batch, self, cancellable,
                           NULL, error))
        return FALSE;
    }

  return TRUE;
}

/* --- the office as it is -------------------------------------------------------------------- */

static gboolean
take_organization (const char *const *values, guint n_values, gpointer data, GError **error)
{
  Cases *self = data;
  gint64 id = g_ascii_strtoll (values[0], NULL, 10);
  gpointer key;
  Home *home;
  int founded = values[1] != NULL ? atoi (values[1]) + 1 : FIRST_YEAR;
  GDate day;
  Made made;

  if (!g_hash_table_steal_extended (self->homes, &id, &key, NULL))
    return TRUE;
  home = g_new0 (Home, 1);
  home->division = g_strdup (values[2]);
  home->community = values[3] != NULL ? mp_sample_community (values[3]) : NULL;
  g_hash_table_insert (self->homes, key, home);

  g_date_clear (&day, 1);
  g_date_set_dmy (&day, 1, G_DATE_JANUARY, (GDateYear) CLAMP (founded, FIRST_YEAR, LAST_YEAR));
  made = (Made) { id, id, g_date_get_julian (&day) };
  g_array_append_val (made_of (self, "organization"), made);

  return TRUE;
}

static gboolean
read_office (Cases *self, GCancellable *cancellable, GError **error)
{
  GDate day;
  Made office;

  g_date_clear (&day, 1);
  g_date_set_dmy (&day, 1, G_DATE_JANUARY, FIRST_YEAR);
  office = (Made) { 0, 0, g_date_get_julian (&day) };
  g_array_append_val (made_of (self, "office"), office);

  return mp_store_select (self->store,
                          "SELECT o.id, o.founded_on, o.division, d.name FROM organization AS o"
                          " LEFT JOIN division AS d ON d.id = o.division"
                          " WHERE o.deleted_at IS NULL ORDER BY o.id",
                          NULL, 0, take_organization, self, cancellable, error);
}

gboolean
mp_sample_add_cases (MpStore *store, GArray *organizations, guint32 seed, GHashTable *amounts,
                     GCancellable *cancellable, GError **error)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GHashTable) made =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  g_autoptr (GHashTable) homes =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, home_free);
  g_autoptr (GBytes) bytes =
      g_resource_lookup_data (mp_sample_resource_get_resource (), CASES_PATH, 0, error);
  Cases self = { .store = store, .rand = rand, .file = file, .made = made,
                 .homes = homes, .amounts = amounts };
  g_auto (GStrv) sections = NULL;
  gboolean added = bytes != NULL && g_key_file_load_from_bytes (file, bytes, 0, error);

  for (guint i = 0; i < organizations->len; i++)
    g_hash_table_insert (homes,
                         g_memdup2 (&g_array_index (organizations, gint64, i), sizeof (gint64)),
                         NULL);
  added = added && read_office (&self, cancellable, error);

  sections = g_key_file_get_groups (file, NULL);
  for (guint i = 0; added && sections[i] != NULL; i++)
    added = add_section (&self, sections[i], cancellable, error);

  return added;
}
