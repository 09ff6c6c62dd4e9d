/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A list is read when somebody first asks for it, in whichever thread: the program starts with the
 * names of all of them. A code that no list knows is shown as it is; it is never dropped.
 */

#include "config.h"

#include "mp-codes.h"

#include "mp-codes-resource.h"
#include "mp-field.h"
#include "mp-han.h"

#include <glib/gi18n-lib.h>

#define CODES_PATH "/org/miaopu/Miaopu/codes/"

typedef struct
{
  char *file;           /* NULL: a list of the office alone */
  gsize loaded;         /* what follows is read from it */
  char *title;
  GPtrArray *items;     /* of MpCode, in the order of the file */
  GHashTable *by_code;  /* code → MpCode */
  GHashTable *by_label; /* folded code or label → MpCode */
  GHashTable *by_word;  /* folded word → MpCode */
  gboolean toned;       /* not all of them are plain */
} CodeList;

struct _MpCodes
{
  GObject parent_instance;

  GHashTable *lists; /* name → CodeList */
};

G_DEFINE_FINAL_TYPE (MpCodes, mp_codes, G_TYPE_OBJECT)

static void
code_free (gpointer data)
{
  MpCode *item = data;

  g_free (item->code);
  g_free (item->label);
  g_free (item->parent);
  g_free (item->valid_from);
  g_free (item->valid_to);
  g_strfreev (item->words);
  g_strfreev (item->openings);
  g_free (item);
}

static void
code_list_free (gpointer data)
{
  CodeList *list = data;

  g_free (list->file);
  g_free (list->title);
  g_hash_table_unref (list->by_code);
  g_hash_table_unref (list->by_label);
  g_hash_table_unref (list->by_word);
  g_ptr_array_unref (list->items);
  g_free (list);
}

static CodeList *
code_list_new (const char *file)
{
  CodeList *list = g_new0 (CodeList, 1);

  list->file = g_strdup (file);
  list->items = g_ptr_array_new_with_free_func (code_free);
  list->by_code = g_hash_table_new (g_str_hash, g_str_equal);
  list->by_label = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  list->by_word = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return list;
}

/* The first item that claims a word keeps it: the order of the file decides. */
static void
index_word (GHashTable *index, const char *word, MpCode *item)
{
  char *folded = mp_fold_text (word);

  if (*folded == '\0' || g_hash_table_contains (index, folded))
    g_free (folded);
  else
    g_hash_table_insert (index, folded, item);
}

static void
code_list_add (CodeList *list, MpCode *item)
{
  g_ptr_array_add (list->items, item);
  list->toned = list->toned || item->tone != MP_TONE_PLAIN;
  g_hash_table_replace (list->by_code, item->code, item);
  index_word (list->by_label, item->label, item);
  index_word (list->by_label, item->code, item);
  for (char **word = item->words; word != NULL && *word != NULL; word++)
    index_word (list->by_word, *word, item);
}

static MpTone
read_tone (GKeyFile *file, const char *code)
{
  static const char *const names[] = { "plain", "watch", "idle", "over" };
  g_autofree char *name = g_key_file_get_string (file, code, "tone", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_strcmp0 (name, names[i]) == 0)
      return (MpTone) i;
  return MP_TONE_PLAIN;
}

/* The files are part of the program, and a test reads them all. */
static void
load_list (CodeList *list)
{
  g_autofree char *path = g_strconcat (CODES_PATH, list->file, NULL);
  g_autoptr (GKeyFile) key_file = g_key_file_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes =
      g_resource_lookup_data (mp_codes_resource_get_resource (), path, 0, &error);
  g_auto (GStrv) groups = NULL;

  if (bytes == NULL || !g_key_file_load_from_bytes (key_file, bytes, 0, &error))
    {
      g_critical ("%s: %s", list->file, error->message);
      return;
    }

  list->title = g_key_file_get_string (key_file, "list", "title", NULL);
  groups = g_key_file_get_groups (key_file, NULL);
  for (char **group = groups; *group != NULL; group++)
    {
      MpCode *item;

      if (g_str_equal (*group, "list"))
        continue;

      item = g_new0 (MpCode, 1);
      item->code = g_strdup (*group);
      item->label = g_key_file_get_string (key_file, *group, "label", NULL);
      item->parent = g_key_file_get_string (key_file, *group, "parent", NULL);
      item->valid_from = g_key_file_get_string (key_file, *group, "from", NULL);
      item->valid_to = g_key_file_get_string (key_file, *group, "to", NULL);
      item->words = g_key_file_get_string_list (key_file, *group, "words", NULL, NULL);
      item->openings = g_key_file_get_string_list (key_file, *group, "openings", NULL, NULL);
      item->usual = g_key_file_get_boolean (key_file, *group, "usual", NULL);
      item->tone = read_tone (key_file, *group);
      if (item->label == NULL)
        item->label = g_strdup (item->code);
      code_list_add (list, item);
    }
}

static void
mp_codes_finalize (GObject *object)
{
  MpCodes *self = MP_CODE_LISTS (object);

  g_hash_table_unref (self->lists);

  G_OBJECT_CLASS (mp_codes_parent_class)->finalize (object);
}

static void
mp_codes_class_init (MpCodesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mp_codes_finalize;
}

static void
mp_codes_init (MpCodes *self)
{
  self->lists = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, code_list_free);
}

MpCodes *
mp_codes_new (void)
{
  MpCodes *self = g_object_new (MP_TYPE_CODES, NULL);
  g_auto (GStrv) files =
      g_resource_enumerate_children (mp_codes_resource_get_resource (), CODES_PATH, 0, NULL);

  for (char **file = files; file != NULL && *file != NULL; file++)
    g_hash_table_insert (self->lists, g_strndup (*file, strlen (*file) - strlen (".ini")),
                         code_list_new (*file));

  return self;
}

static CodeList *
get_list (MpCodes *self, const char *name)
{
  CodeList *list = name != NULL ? g_hash_table_lookup (self->lists, name) : NULL;

  if (list != NULL && g_once_init_enter (&list->loaded))
    {
      if (list->file != NULL)
        load_list (list);
      g_once_init_leave (&list->loaded, 1);
    }

  return list;
}

gboolean
mp_codes_has_list (MpCodes *self, const char *list)
{
  return list != NULL && g_hash_table_contains (self->lists, list);
}

GPtrArray *
mp_codes_dup_lists (MpCodes *self)
{
  GPtrArray *names = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer name;

  g_hash_table_iter_init (&iter, self->lists);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    g_ptr_array_add (names, name);
  return names;
}

const char *
mp_codes_title (MpCodes *self, const char *list)
{
  CodeList *found = get_list (self, list);

  return found != NULL ? found->title : NULL;
}

GPtrArray *
mp_codes_list (MpCodes *self, const char *list)
{
  CodeList *found = get_list (self, list);

  return found != NULL ? found->items : NULL;
}

GPtrArray *
mp_codes_dup_usual (MpCodes *self, const char *list)
{
  CodeList *found = get_list (self, list);
  GPtrArray *usual = g_ptr_array_new ();

  for (guint i = 0; found != NULL && i < found->items->len; i++)
    if (((const MpCode *) found->items->pdata[i])->usual)
      g_ptr_array_add (usual, found->items->pdata[i]);
  return usual;
}

gboolean
mp_codes_has_tones (MpCodes *self, const char *list)
{
  CodeList *found = get_list (self, list);

  return found != NULL && found->toned;
}

const MpCode *
mp_codes_lookup (MpCodes *self, const char *list, const char *code)
{
  CodeList *found = get_list (self, list);

  return found != NULL && code != NULL ? g_hash_table_lookup (found->by_code, code) : NULL;
}

const char *
mp_codes_label (MpCodes *self, const char *list, const char *code)
{
  const MpCode *item = mp_codes_lookup (self, list, code);

  return item != NULL ? item->label : code;
}

const MpCode *
mp_codes_find (MpCodes *self, const char *list, const char *text, gboolean *exact)
{
  CodeList *found = get_list (self, list);
  g_autofree char *folded = mp_fold_text (text);
  const MpCode *item;

  if (found == NULL || *folded == '\0')
    return NULL;

  item = g_hash_table_lookup (found->by_label, folded);
  if (exact != NULL)
    *exact = item != NULL;
  if (item == NULL)
    item = g_hash_table_lookup (found->by_word, folded);

  return item;
}

const MpCode *
mp_codes_find_opening (MpCodes *self, const char *list, const char *text)
{
  CodeList *found = get_list (self, list);
  g_autofree char *folded = mp_fold_text (text);

  for (guint i = 0; found != NULL && i < found->items->len; i++)
    {
      const MpCode *item = g_ptr_array_index (found->items, i);

      for (char **opening = item->openings; opening != NULL && *opening != NULL; opening++)
        if (g_str_has_prefix (folded, *opening) && folded[strlen (*opening)] != '\0')
          return item;
    }

  return NULL;
}

void
mp_codes_add (MpCodes *self, const char *name, const char *code, const char *label,
              const char *valid_from, const char *valid_to)
{
  CodeList *list = get_list (self, name);
  MpCode *item;

  if (list == NULL)
    {
      list = code_list_new (NULL);
      list->title = g_strdup (name);
      g_hash_table_replace (self->lists, g_strdup (name), list);
    }

  item = g_hash_table_lookup (list->by_code, code);
  if (item != NULL)
    {
      g_free (item->label);
      g_free (item->valid_from);
      g_free (item->valid_to);
      item->label = g_strdup (label);
      item->valid_from = g_strdup (valid_from);
      item->valid_to = g_strdup (valid_to);
      index_word (list->by_label, label, item);
      return;
    }

  item = g_new0 (MpCode, 1);
  item->code = g_strdup (code);
  item->label = g_strdup (label);
  item->valid_from = g_strdup (valid_from);
  item->valid_to = g_strdup (valid_to);
  code_list_add (list, item);
}

/* What nearly every cell holds: simplified Chinese characters, letters, digits and signs, which are
 * their own normal form and are no white space.
 */
static gboolean
is_folded (const char *text)
{
  for (const guchar *p = (const guchar *) text; *p != '\0'; p++)
    if (*p >= 0xE4 && *p <= 0xE9) /* U+4E00 to U+9FFF */
      {
        gunichar c;

        if ((*p == 0xE4 && p[1] < 0xB8) || (p[1] & 0xC0) != 0x80 || (p[2] & 0xC0) != 0x80)
          return FALSE;
        c = g_utf8_get_char ((const char *) p);
        if (mp_han_simplified (c) != c)
          return FALSE;
        p += 2;
      }
    else if (*p <= ' ' || *p >= 0x7F)
      return FALSE;

  return TRUE;
}

char *
mp_fold_text (const char *text)
{
  g_autofree char *normal = NULL;
  GString *folded;

  if (is_folded (text))
    return g_strdup (text);

  normal = g_utf8_normalize (text, -1, G_NORMALIZE_NFKC);
  folded = g_string_new (NULL);

  for (const char *p = normal != NULL ? normal : ""; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = mp_han_simplified (mp_han_whole (g_utf8_get_char (p)));

      if (c == 0x201C || c == 0x201D)
        c = '"';
      if (!g_unichar_isspace (c) && !g_unichar_iszerowidth (c) && c != 0xFEFF)
        g_string_append_unichar (folded, c);
    }

  return g_string_free (folded, FALSE);
}
