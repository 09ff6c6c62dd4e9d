/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The people whom a cell names, with what stands around a name: telephones, a post, a note, an
 * identity number. Telephones are taken out first, then what stands in brackets, then people are
 * parted from each other. A telephone is given to nobody beside whose name it does not stand.
 */

#include "config.h"

#include "import/value/mp-read-private.h"

#include "catalog/mp-codes.h"

#include <string.h>

typedef struct
{
  GPtrArray *phones; /* char *, as they were written */
  GPtrArray *people; /* MpSaidPerson */
  GString *notes;
  GPtrArray *loose; /* numbers before any name, not owned */
  guint n_given;    /* numbers that have been given to somebody */
  guint n_inside;   /* numbers in the brackets of the piece at hand */
  guint n_waiting;  /* people since the last number */
  gboolean broke;   /* a line ended since the last name */
  gboolean posts_first;
  char *post;             /* that stood alone, of the next name; NULL */
  gboolean numbers_first; /* each name has its number before it */
  char *shared;           /* post before a colon, of all those behind it: 副会长：李明、王丽; NULL */
  gboolean half;          /* somebody is not named whole */
} Cell;

/* --- people ----------------------------------------------------------------------------------- */

void
mp_said_person_free (gpointer data)
{
  MpSaidPerson *person = data;

  g_free (person->name);
  g_free (person->title);
  g_free (person->phones);
  g_free (person->sex);
  g_free (person);
}

static MpSaidPerson *
person_at (const Cell *self, guint i)
{
  return g_ptr_array_index (self->people, i);
}

static void
add_note (Cell *self, const char *text)
{
  static const char *const idle[] = { "男",   "女",     "兼",   "兼任",     "0",        "#REF!", "#N/A",
                                      "先生", "女士",   "同志", "微信同号", "微信同步", "微信",  "同微信",
                                      NULL };

  if (*text == '\0' || g_strv_contains (idle, text))
    return;
  if (self->notes->len > 0)
    g_string_append (self->notes, "，");
  g_string_append (self->notes, text);
}

static void
add_phone (MpSaidPerson *person, const char *phone)
{
  char *both =
      person->phones != NULL ? g_strconcat (person->phones, "/", phone, NULL) : g_strdup (phone);

  g_free (person->phones);
  person->phones = both;
}

static void
add_person (Cell *self, const char *name, const char *title)
{
  MpSaidPerson *person = g_new0 (MpSaidPerson, 1);

  person->name = g_strdup (name);
  person->title = title != NULL ? g_strdup (title) : g_steal_pointer (&self->post);
  g_ptr_array_add (self->people, person);
  self->n_waiting++;
  self->broke = FALSE;
  /* 13800000301张三: the number stands before the name. */
  for (guint i = 0; i < self->loose->len; i++)
    add_phone (person, g_ptr_array_index (self->loose, i));
  if (self->loose->len > 0)
    self->n_waiting = 0;
  g_ptr_array_set_size (self->loose, 0);
}

/* Whose a number is: in the line of a name that name's, in a line of its own the first one's that
 * has none yet.
 */
static MpSaidPerson *
owner_of_phone (Cell *self)
{
  for (guint i = 0; self->broke && i < self->people->len; i++)
    if (person_at (self, i)->phones == NULL)
      return person_at (self, i);

  return person_at (self, self->people->len - 1);
}

/* Numbers that stand together: as many as there are names before them, each is one's. */
static void
give_phones (Cell *self, guint n)
{
  guint n_people = self->people->len;
  guint waiting = self->n_waiting;
  MpSaidPerson *owner;

  self->numbers_first = self->numbers_first || n_people == 0;
  owner = n_people > 0 ? owner_of_phone (self) : NULL;
  for (guint i = 0; i < n; i++)
    {
      const char *phone = g_ptr_array_index (self->phones, self->n_given++);

      if (self->numbers_first)
        g_ptr_array_add (self->loose, (gpointer) phone);
      else
        add_phone (waiting > 1 && waiting == n ? person_at (self, n_people - waiting + i) : owner,
                   phone);
    }
  self->n_waiting = 0;
}

/* 会长 周明 秘书长 吴芳, 周明 会长 吴芳 秘书长: as in the first case, so in all. */
static void
take_lone_post (Cell *self, const char *post)
{
  MpSaidPerson *last = self->people->len > 0 ? person_at (self, self->people->len - 1) : NULL;

  self->posts_first = self->posts_first || last == NULL;
  if (self->posts_first || last->title != NULL)
    {
      g_free (self->post);
      self->post = g_strdup (post);
    }
  else
    last->title = g_strdup (post);
}

/* 孙玉梅等6人: those who are not named are no part of the name. */
static void
cut_and_others (Cell *self, char *piece)
{
  char *at = strstr (piece, "等");
  const char *rest = at != NULL ? at + strlen ("等") : NULL;

  if (at == NULL || at == piece)
    return;
  rest += strspn (rest, "0123456789");
  if (*rest == '\0' || g_str_equal (rest, "人") || g_str_equal (rest, "名")
      || g_str_equal (rest, "余人"))
    {
      add_note (self, at);
      *at = '\0';
    }
}

/* A piece between separators: a name with or without a post, a post alone, or a note. */
static void
take_piece (Cell *self, char *piece)
{
  g_autofree char *inside = NULL;
  g_autofree char *title = NULL;
  g_autofree char *name = NULL;
  g_autofree char *said = NULL;
  g_autofree char *written = NULL;

  mp_trim_person (piece);
  if (*piece == '\0')
    return;
  inside = mp_cut_bracket (piece);
  if (inside != NULL)
    mp_trim_person (inside);
  cut_and_others (self, piece);
  written = g_strdup (piece);
  title = mp_take_post (piece);
  mp_trim_person (piece);
  name = mp_tidy_text (piece, FALSE);
  said = mp_cut_said_of (name);
  if (mp_is_post (name))
    {
      take_lone_post (self, name);
      return;
    }
  if (inside != NULL && title == NULL && mp_is_post (inside))
    title = g_steal_pointer (&inside);
  if (title != NULL && mp_is_post_of_several (title) && g_str_has_prefix (written, title))
    {
      g_free (self->shared);
      self->shared = g_strdup (title);
    }
  else if (title != NULL)
    g_clear_pointer (&self->shared, g_free);
  if (title == NULL && self->post == NULL && inside == NULL)
    title = g_strdup (self->shared);
  /* 代表11人 is nobody's name. */
  if (self->people->len > 0
          ? mp_is_surely_name (name)
          : !mp_says_nobody (name) && !mp_is_post_alone (name)
                && strpbrk (name, "0123456789") == NULL)
    {
      self->half = self->half || mp_is_half_name (name);
      add_person (self, name, title);
    }
  else
    add_note (self, name);
  if (said != NULL)
    add_note (self, said);
  if (inside != NULL)
    add_note (self, inside);
}

/* --- cells ------------------------------------------------------------------------------------ */

/* Cuts an identity number out: beside a name it is neither the name nor a telephone. */
static gboolean
cut_id_no (char *text)
{
  for (char *p = text; *p != '\0'; p++)
    {
      gsize n = strspn (p, "0123456789");

      if (n >= 15)
        {
          if (p[n] == 'X' || p[n] == 'x')
            n++;
          memmove (p, p + n, strlen (p + n) + 1);
          return TRUE;
        }
      if (n > 0)
        p += n - 1;
    }

  return FALSE;
}

/* The text with a mark in the place of each telephone: seven digits or more, with blanks, hyphens
 * and the brackets of an area code.
 */
static char *
take_phones (const char *text, GPtrArray *phones)
{
  GString *rest = g_string_new (NULL);

  for (const char *p = text; *p != '\0';)
    {
      const char *q = p;
      guint digits = 0;

      if (g_ascii_isdigit (*p) || *p == '+' || (*p == '(' && g_ascii_isdigit (p[1])))
        for (; *q != '\0' && (g_ascii_isdigit (*q) || strchr ("-+ *()", *q) != NULL); q++)
          digits += g_ascii_isdigit (*q) || *q == '*';
      while (q > p && strchr ("(- ", q[-1]) != NULL)
        q--;
      if (digits >= 7)
        {
          if (q[-1] == ')' && *p != '(' && memchr (p, '(', (gsize) (q - p)) == NULL)
            q--; /* 李红(13800000301) */
          g_ptr_array_add (phones, g_strndup (p, (gsize) (q - p)));
          g_string_append_c (rest, MP_PHONE_MARK);
          p = q;
          continue;
        }
      q = q > p ? q : g_utf8_next_char (p);
      g_string_append_len (rest, p, q - p);
      p = q;
    }

  return g_string_free (rest, FALSE);
}

/* The end of a piece at `p`: how many bytes part it from the next, 0: none. Between blanks there
 * are two people only when both are whole: 李 红 is one.
 */
static gsize
separator_at (const char *p, const GString *piece)
{
  static const char *const separators[] = { "、", "，", ",", ";", "；", "/", "|", "\n", NULL };
  g_autofree char *before = NULL;
  g_autofree char *next = NULL;
  gsize length = 0;

  for (guint i = 0; separators[i] != NULL; i++)
    if (g_str_has_prefix (p, separators[i]))
      return strlen (separators[i]);
  if (*p != ' ')
    return 0;
  while (p[1 + length] != '\0'
         && g_unichar_get_script (g_utf8_get_char (p + 1 + length)) == G_UNICODE_SCRIPT_HAN)
    length = (gsize) (g_utf8_next_char (p + 1 + length) - p) - 1;
  before = g_strdup (piece->str);
  next = g_strndup (p + 1, length);
  mp_trim_person (before);
  if (mp_is_post (next) || mp_is_post (before))
    return 1;
  g_free (mp_take_post (before));
  g_free (mp_take_post (next));

  return !mp_is_double_surname (before) && mp_is_surely_name (before) && mp_is_surely_name (next);
}

/* What stood in the piece, and the numbers in its brackets, which are of whom it names. */
static void
end_piece (Cell *self, GString *piece)
{
  guint n = self->n_inside;

  take_piece (self, piece->str);
  g_string_truncate (piece, 0);
  self->n_inside = 0;
  if (n > 0)
    give_phones (self, n);
}

static gboolean
parts_numbers (const char *p)
{
  return (*p != '\0' && strchr ("/,;| \n", *p) != NULL) || g_str_has_prefix (p, "、")
         || g_str_has_prefix (p, "，") || g_str_has_prefix (p, "；");
}

static void
take_people (Cell *self, const char *text)
{
  g_autoptr (GString) piece = g_string_new (NULL);
  guint depth = 0;

  for (const char *p = text; *p != '\0';)
    {
      gsize length = depth == 0 ? separator_at (p, piece) : 0;

      if (*p == MP_PHONE_MARK && depth > 0)
        {
          self->n_inside++;
          p++;
        }
      else if (*p == MP_PHONE_MARK)
        {
          gboolean ended = FALSE;
          guint n = 0;

          end_piece (self, piece);
          /* Numbers with nothing but marks between them stand together. */
          for (; *p == MP_PHONE_MARK || parts_numbers (p); p = g_utf8_next_char (p))
            {
              n += *p == MP_PHONE_MARK;
              ended = ended || *p == '\n';
            }
          give_phones (self, n);
          self->broke = self->broke || ended;
        }
      else if (length > 0)
        {
          end_piece (self, piece);
          self->broke = self->broke || *p == '\n';
          if (!g_str_has_prefix (p, "、"))
            g_clear_pointer (&self->shared, g_free);
          p += length;
        }
      else if (*p == '(' && piece->len == 0 && self->people->len == 0)
        p++; /* (王芳): a bracket that has no name before it holds it */
      else
        {
          depth += *p == '(';
          depth -= depth > 0 && *p == ')';
          g_string_append_len (piece, p, g_utf8_next_char (p) - p);
          p = g_utf8_next_char (p);
        }
    }
  end_piece (self, piece);
}

/* The numbers of a person as a telephone is stored. */
static void
settle_phones (MpSaidPerson *person, MpReading *reading)
{
  g_auto (MpReading) number = { 0 };
  MpCell cell = { .kind = MP_CELL_TEXT, .text = person->phones };

  if (person->phones == NULL)
    return;
  mp_read_phone (&cell, &number);
  for (guint i = 0; number.warnings[i] != NULL; i++)
    mp_reading_warn (reading, number.warnings[i]);
  g_free (person->phones);
  person->phones = g_steal_pointer (&number.value);
}

/* Several lines, each blank one character, digits and brackets narrow. */
static char *
with_plain_marks (const char *text)
{
  GString *plain = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\r')
        g_string_append_c (plain, p[1] == '\n' ? ' ' : '\n');
      else if (c != '\n' && g_unichar_isspace (c))
        g_string_append_c (plain, ' ');
      else if ((c >= 0xFF10 && c <= 0xFF19) || c == 0xFF08 || c == 0xFF09)
        g_string_append_c (plain, (char) (c - 0xFEE0));
      else
        g_string_append_unichar (plain, c);
    }

  return g_strstrip (g_string_free (plain, FALSE));
}

void
mp_read_person (const MpCell *cell, MpReading *reading)
{
  g_autofree char *text = mp_cell_text (cell, reading);
  g_autofree char *plain = NULL;
  g_autofree char *marked = NULL;
  g_autofree char *parted = NULL;
  g_autoptr (GPtrArray) phones = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func (mp_said_person_free);
  g_autoptr (GPtrArray) loose = g_ptr_array_new ();
  g_autoptr (GString) notes = g_string_new (NULL);
  Cell self = { .phones = phones, .people = people, .notes = notes, .loose = loose };
  MpSaidPerson *first;

  if (text == NULL)
    return;

  if (mp_says_the_leader (text))
    {
      mp_reading_warn (reading, "the_leader");
      return;
    }
  plain = with_plain_marks (text);
  if (cut_id_no (plain))
    mp_reading_warn (reading, "note_dropped");
  marked = take_phones (plain, phones);
  parted = mp_part_people (marked, phones);
  take_people (&self, parted);
  if (self.post != NULL)
    add_note (&self, self.post);
  g_free (self.post);
  g_free (self.shared);
  if (self.half)
    mp_reading_warn (reading, "name_not_whole");
  if (people->len == 0)
    {
      /* A number beside nobody's name is still one to be called. */
      MpSaidPerson nobody = { 0 };

      for (guint i = 0; i < loose->len; i++)
        add_phone (&nobody, g_ptr_array_index (loose, i));
      settle_phones (&nobody, reading);
      reading->second = nobody.phones;
      mp_reading_warn (reading, "missing");
    }
  else
    {
      for (guint i = 0; i < loose->len; i++)
        add_phone (person_at (&self, people->len - 1), g_ptr_array_index (loose, i));
      first = g_ptr_array_steal_index (people, 0);
      settle_phones (first, reading);
      reading->value = g_steal_pointer (&first->name);
      reading->second = g_steal_pointer (&first->phones);
      reading->post = g_steal_pointer (&first->title);
      mp_said_person_free (first);
    }
  for (guint i = 0; i < people->len; i++)
    settle_phones (person_at (&self, i), reading);
  if (people->len > 0)
    {
      mp_reading_warn (reading, "several_people");
      reading->others = g_steal_pointer (&people);
    }
  if (notes->len > 0)
    {
      mp_reading_warn (reading, "note_dropped");
      reading->rest = g_strdup (notes->str);
    }
}
