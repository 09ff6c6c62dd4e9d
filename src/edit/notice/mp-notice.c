/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Line by line: what stands behind a label (“时间：”) is taken at its word, the rest is looked
 * through for the ways in which such things are said. Nothing is taken that another line denies.
 */

#include "config.h"

#include "mp-notice.h"

#include "mp-notice-time.h"
#include "mp-notice-words.h"

#include <string.h>

/* What stands before a label or a title: signs, pictures, "1." and "一、". */
#define LEAD "^[^\\p{L}\\p{N}《“\"]*(?:(?:\\d{1,2}|[一二三四五六七八九十]{1,3})[.、)]\\s*)?[^\\p{L}\\p{N}《“\"]*"
#define SHORTEST_TITLE 4 /* 舞蹈队 is who speaks */
#define LONGEST_TITLE 30 /* characters: more is a sentence */
#define LONGEST_PLACE 40

void
mp_notice_free (MpNotice *self)
{
  if (self == NULL)
    return;

  g_free (self->title);
  g_free (self->start_at);
  g_free (self->end_at);
  g_free (self->place);
  g_free (self->people);
  g_free (self);
}

/* --- lines ---------------------------------------------------------------------------------- */

static char **
split_lines (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *normal = g_utf8_normalize (valid, -1, G_NORMALIZE_NFKC);
  char **lines = g_strsplit_set (normal, "\n\r", -1);

  for (char **line = lines; *line != NULL; line++)
    g_strstrip (*line);
  return lines;
}

/* What `pattern` has as its first group; NULL: nothing. */
static char *
match_group (const char *pattern, const char *text)
{
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *group = NULL;

  if (!g_regex_match (mp_notice_regex (pattern), text, 0, &match))
    return NULL;
  group = g_match_info_fetch (match, 1);
  g_strstrip (group);
  return *group != '\0' ? g_steal_pointer (&group) : NULL;
}

/* Behind the label, of the first line that has it. */
static char *
find_label (char **lines, const char *key)
{
  g_autofree char *pattern =
    g_strdup_printf ("(?:" LEAD "|[,;。]\\s*|\\s)(?:%s)\\s*[】\\])]?\\s*:\\s*([^;。]+)",
                     mp_notice_words ("labels", key));

  for (char **line = lines; *line != NULL; line++)
    {
      char *value = match_group (pattern, *line);

      if (value != NULL)
        return value;
    }
  return NULL;
}

/* Without the signs at the end that end a sentence. */
static char *
trim_end (char *text)
{
  for (;;)
    {
      const char *end = text + strlen (text);
      const char *last = end > text ? g_utf8_prev_char (end) : NULL;

      if (last == NULL || strchr (",.;:!、", *last) == NULL)
        {
          if (last == NULL || !g_str_has_prefix (last, "。"))
            return g_strstrip (text);
        }
      text[last - text] = '\0';
    }
}

static char *
take_short (char *text, glong longest)
{
  if (text != NULL)
    trim_end (text);
  if (text == NULL || *text == '\0' || g_utf8_strlen (text, -1) > longest)
    g_clear_pointer (&text, g_free);
  return text;
}

/* --- when ----------------------------------------------------------------------------------- */

static char *
write_time (const GDate *date, int minutes)
{
  return minutes < 0
           ? g_strdup_printf ("%04u-%02u-%02u", (guint) g_date_get_year (date),
                              (guint) g_date_get_month (date), (guint) g_date_get_day (date))
           : g_strdup_printf ("%04u-%02u-%02uT%02d:%02d", (guint) g_date_get_year (date),
                              (guint) g_date_get_month (date), (guint) g_date_get_day (date),
                              minutes / 60, minutes % 60);
}

static gboolean
is_same_time (const MpNoticeTime *one, const MpNoticeTime *other)
{
  return g_date_valid (&one->first) && g_date_valid (&other->first)
         && g_date_compare (&one->first, &other->first) == 0;
}

/* The one that all agree on, with the hours where they are said; FALSE: none, or several. */
static gboolean
agree (GArray *times, MpNoticeTime *agreed)
{
  if (times->len == 0)
    return FALSE;

  *agreed = g_array_index (times, MpNoticeTime, 0);
  for (guint i = 0; i < times->len; i++)
    {
      const MpNoticeTime *one = &g_array_index (times, MpNoticeTime, i);

      if (!is_same_time (one, agreed))
        return FALSE;
      if (agreed->start < 0)
        *agreed = *one;
    }
  return TRUE;
}

/* A day that stands alone is that of the notice, below the name of who wrote it. */
static gboolean
is_signature (const char *line)
{
  return g_regex_match (
    mp_notice_regex ("^\\s*(?:\\d{4}\\s*[年./-])?\\s*\\d{1,2}\\s*[月./-]\\s*\\d{1,2}\\s*日?\\s*$"),
    line, 0, NULL);
}

static void
find_time (MpNotice *self, char **lines, const GDate *today)
{
  g_autofree char *labelled = find_label (lines, "time");
  g_autoptr (GArray) times = NULL;
  MpNoticeTime time;

  if (labelled != NULL)
    times = mp_notice_time_list (labelled, today);
  else
    times = g_array_new (FALSE, FALSE, sizeof (MpNoticeTime));
  for (char **line = lines; labelled == NULL && *line != NULL; line++)
    {
      g_auto (GStrv) parts = g_regex_split (mp_notice_regex ("[,;。!]"), *line, 0);

      for (char **part = parts; *part != NULL && !is_signature (*line); part++)
        if (!mp_notice_has (*part, "words", "other_day"))
          {
            g_autoptr (GArray) more = mp_notice_time_list (*part, today);

            g_array_append_vals (times, more->data, more->len);
          }
    }

  if (!agree (times, &time))
    return;
  self->start_at = write_time (&time.first, time.start);
  if (!g_date_valid (&time.last))
    return;
  if (g_date_compare (&time.first, &time.last) != 0)
    self->end_at = write_time (&time.last, time.end);
  else if (time.end >= 0)
    self->end_at = write_time (&time.last, time.end);
}

/* --- where, how many ------------------------------------------------------------------------ */

static char *
find_place (char **lines)
{
  char *place = find_label (lines, "place");
  g_autofree char *cut = NULL;

  for (char **line = lines; place == NULL && *line != NULL; line++)
    place = match_group ("(?<![现存所正])在([^,;。!:在]{2,24}?)(?:隆重|准时|热闹|组织|集中)?"
                         "(?:举行|开展|举办|集合|召开|进行|集中)",
                         *line);
  if (place == NULL)
    return NULL;

  cut = g_regex_replace (mp_notice_regex ("[,;。!].*$"), place, -1, 0, "", 0, NULL);
  g_free (place);
  return take_short (g_steal_pointer (&cut), LONGEST_PLACE);
}

/* Of "20-30人" nobody knows which. */
static char *
find_people (char **lines)
{
  g_autofree char *labelled = find_label (lines, "people");
  g_autofree char *pattern =
    g_strdup_printf ("(?:%s)[^\\d,;。限-]{0,8}?(\\d{1,5})\\s*(?:余|多)?\\s*(?:人|名)(?!额)",
                     mp_notice_words ("words", "people"));
  char *people = NULL;

  if (labelled != NULL)
    labelled[strcspn (labelled, ",")] = '\0';
  if (labelled != NULL)
    return match_group ("^[^\\d限-]*(\\d{1,5})\\s*(?:余|多)?\\s*(?:人|名)?\\s*(?:左右|以上)?$",
                        labelled);
  for (char **line = lines; *line != NULL; line++)
    {
      g_autofree char *found = match_group (pattern, *line);

      if (found != NULL && people != NULL && !g_str_equal (found, people))
        {
          g_free (people);
          return NULL;
        }
      if (found != NULL && people == NULL)
        people = g_steal_pointer (&found);
    }
  return people;
}

/* --- what ----------------------------------------------------------------------------------- */

/* 关于开展端午包粽子活动的通知: 端午包粽子活动 */
static char *
find_about (const char *line)
{
  return match_group ("关于(?:开展|举办|举行|组织|召开)?(.+?)的(?:活动)?(?:通知|公告|通告)", line);
}

/* A heading: the first line, unless it speaks to somebody, has a label or is a sentence. */
static char *
find_heading (const char *line)
{
  g_autofree char *plain = match_group (
    "^[^\\p{L}\\p{N}]*(?:活动通知|活动预告|会议通知|活动公告|活动|通知|预告)?\\s*[】\\]|:]*\\s*(.+)$",
    line);
  g_autofree char *title = NULL;

  if (plain == NULL || strpbrk (plain, ",;:!") != NULL || strstr (plain, "。") != NULL)
    return NULL;
  if (mp_notice_begins_so (plain, "words", "greeting"))
    return NULL;
  title = match_group ("^[《“\"]?(.+?)[》”\"]?\\s*(?:活动通知|的通知|通知|活动预告|预告)?"
                       "[^\\p{L}\\p{N})]*$",
                       plain);
  if (title == NULL || g_utf8_strlen (title, -1) < SHORTEST_TITLE)
    return NULL;
  return g_steal_pointer (&title);
}

/* “开展一场……讲座” */
static char *
find_said (char **lines)
{
  for (char **line = lines; *line != NULL; line++)
    {
      char *title = match_group (
        "(?:开展|举办|举行|组织|召开|进行)(?:一次|一场|了)?[“\"《]?"
        "([^,;。!“”\"]{2,24}?(?:活动|讲座|比赛|培训|会议|演出|排练|义诊|联欢会|座谈会|议事会|大会))",
        *line);

      if (title != NULL)
        return title;
    }
  return NULL;
}

static char *
find_title (char **lines)
{
  char *title = find_label (lines, "title");

  for (char **line = lines; title == NULL && *line != NULL; line++)
    title = find_about (*line);
  for (char **line = lines; title == NULL && *line != NULL; line++)
    if (**line != '\0')
      {
        title = find_heading (*line);
        break;
      }
  if (title == NULL)
    title = find_said (lines);

  return take_short (title, LONGEST_TITLE);
}

/* --- public --------------------------------------------------------------------------------- */

MpNotice *
mp_notice_read (const char *text, const char *today)
{
  MpNotice *self = g_new0 (MpNotice, 1);
  g_auto (GStrv) lines = NULL;
  GDate day;

  g_return_val_if_fail (text != NULL, self);
  g_return_val_if_fail (today != NULL, self);

  lines = split_lines (text);
  g_date_clear (&day, 1);
  g_date_set_parse (&day, today);
  self->title = find_title (lines);
  if (g_date_valid (&day))
    find_time (self, lines, &day);
  self->place = find_place (lines);
  self->people = find_people (lines);

  return self;
}

static void
set_value (MpRecord *record, const char *name, const char *text)
{
  const MpField *field = mp_entity_get_field (mp_record_get_entity (record), name);
  g_autofree char *value = text != NULL ? mp_field_parse (field, text, NULL) : NULL;

  if (value != NULL && *value != '\0')
    mp_record_set (record, field, value);
}

/* The longest name that stands in the notice, when it is the only one or has the others inside. */
static gboolean
take_organization (const char *const *values, guint n_values, gpointer data, GError **error)
{
  GPtrArray *found = data;

  g_ptr_array_add (found, g_strdup (values[0]));
  g_ptr_array_add (found, g_strdup (values[1]));
  return TRUE;
}

static void
set_organization (MpRecord *record, MpStore *store, const char *text)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  const MpParam params[] = { { ":text", text, 0 } };

  mp_store_select (store,
                   "SELECT id, name FROM organization WHERE deleted_at IS NULL"
                   " AND instr (:text, name) > 0 ORDER BY length (name) DESC, id",
                   params, G_N_ELEMENTS (params), take_organization, found, NULL, NULL);
  for (guint i = 2; i < found->len; i += 2)
    if (g_str_equal (found->pdata[i + 1], found->pdata[1])
        || strstr (found->pdata[1], found->pdata[i + 1]) == NULL)
      return;
  if (found->len > 0)
    mp_record_set_by_name (record, "organization", found->pdata[0]);
}

MpRecord *
mp_notice_draft (MpStore *store, const char *text, const char *today)
{
  g_autoptr (MpNotice) notice = mp_notice_read (text, today);
  MpRecord *record = mp_record_new_initial (mp_store_get_entity (store, "activity"));
  g_autofree char *own = g_strstrip (g_strdup (text));

  set_value (record, "title", notice->title);
  set_value (record, "start_at", notice->start_at);
  set_value (record, "end_at", notice->end_at);
  set_value (record, "place", notice->place);
  set_value (record, "n_total", notice->people);
  set_value (record, "remark", own);
  set_organization (record, store, own);

  return record;
}
