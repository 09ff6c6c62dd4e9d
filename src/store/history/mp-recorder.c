/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Does what an sqlite3_session does, and a test holds it to that. A session asks the schema anew
 * in every transaction, which for a table of sixty columns costs ten times the save that it
 * records. Here a row is kept as it was before its first change, and read once more at the end.
 *
 * The format (sqlite.org, "changeset format"): for each table 'T', the number of columns, a byte
 * for each that says whether it is in the key, the name; then for each row the operation, a zero,
 * and its values: of an INSERT the new ones, of a DELETE the old ones, of an UPDATE the old and the
 * new ones of what differs and the old id.
 */

#include "config.h"

#include "mp-pack.h"
#include "mp-recorder.h"

#include <string.h>

#define UNDEFINED 0

typedef struct
{
  gint64 id;          /* first: the key of the hash table */
  GBytes *before;     /* the values; NULL: there was no such row */
  gboolean exists;
} Row;

typedef struct
{
  const MpEntity *entity;
  GHashTable *by_id;  /* &row->id → Row */
  GPtrArray *rows;    /* in the order of their first change */
} Table;

struct _MpRecorder
{
  MpDb *db;
  GPtrArray *tables;
  Table *last;
  GByteArray *buffer;
};

/* --- values --------------------------------------------------------------------------------- */

/* Room for `size` bytes at the end. */
static guint8 *
reserve (GByteArray *record, gsize size)
{
  guint length = record->len;

  g_byte_array_set_size (record, length + (guint) size);
  return record->data + length;
}

/* Big-endian groups of seven bits. */
static gsize
varint_size (guint64 number)
{
  gsize n = 1;

  while ((number >>= 7) != 0)
    n++;
  return n;
}

static guint8 *
write_varint (guint8 *data, guint64 number)
{
  gsize n = varint_size (number);

  for (gsize i = n; i-- > 0; number >>= 7)
    data[i] = (guint8) ((number & 0x7f) | (i < n - 1 ? 0x80 : 0));
  return data + n;
}

static gsize
read_varint (const guint8 *data, guint64 *number)
{
  gsize n = 0;

  *number = 0;
  do
    *number = *number << 7 | (data[n] & 0x7f);
  while ((data[n++] & 0x80) != 0);

  return n;
}

static void
append_number (GByteArray *record, guint8 type, guint64 bits)
{
  guint8 *data = reserve (record, 1 + sizeof bits);

  bits = GUINT64_TO_BE (bits);
  *data = type;
  memcpy (data + 1, &bits, sizeof bits);
}

static void
append_bytes (GByteArray *record, guint8 type, const void *bytes, gsize size)
{
  guint8 *data = reserve (record, 1 + varint_size (size) + size);

  *data = type;
  data = write_varint (data + 1, size);
  if (size > 0)
    memcpy (data, bytes, size);
}

static void
append_value (GByteArray *record, sqlite3_value *value)
{
  int type = sqlite3_value_type (value);
  const void *bytes;
  guint64 bits;
  double number;

  switch (type)
    {
    case SQLITE_INTEGER:
      append_number (record, SQLITE_INTEGER, (guint64) sqlite3_value_int64 (value));
      break;
    case SQLITE_FLOAT:
      number = sqlite3_value_double (value);
      memcpy (&bits, &number, sizeof bits);
      append_number (record, SQLITE_FLOAT, bits);
      break;
    case SQLITE_TEXT:
    case SQLITE_BLOB:
      bytes = type == SQLITE_TEXT ? sqlite3_value_text (value) : sqlite3_value_blob (value);
      append_bytes (record, (guint8) type, bytes, (gsize) sqlite3_value_bytes (value));
      break;
    default:
      *reserve (record, 1) = SQLITE_NULL;
      break;
    }
}

/* How many bytes the value at `data` takes. */
static gsize
value_size (const guint8 *data)
{
  guint64 size;
  gsize n;

  switch (*data)
    {
    case SQLITE_INTEGER:
    case SQLITE_FLOAT:
      return 9;
    case SQLITE_TEXT:
    case SQLITE_BLOB:
      n = read_varint (data + 1, &size);
      return 1 + n + (gsize) size;
    default:
      return 1;
    }
}

/* --- seeing --------------------------------------------------------------------------------- */

static void
row_free (gpointer data)
{
  Row *row = data;

  g_clear_pointer (&row->before, g_bytes_unref);
  g_free (row);
}

static void
table_free (gpointer data)
{
  Table *table = data;

  g_hash_table_unref (table->by_id);
  g_ptr_array_unref (table->rows);
  g_free (table);
}

/* NULL when the table is not recorded. */
static Table *
get_table (MpRecorder *self, const char *name)
{
  const MpEntity *entity;
  Table *table;

  if (self->last != NULL && g_str_equal (self->last->entity->name, name))
    return self->last;

  for (guint i = 0; i < self->tables->len; i++)
    {
      table = self->tables->pdata[i];
      if (g_str_equal (table->entity->name, name))
        return self->last = table;
    }

  entity = mp_entity_lookup (name);
  if (entity == NULL || (entity->flags & MP_ENTITY_LOG) != 0)
    return NULL;

  table = g_new0 (Table, 1);
  table->entity = entity;
  table->by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  table->rows = g_ptr_array_new_with_free_func (row_free);
  g_ptr_array_add (self->tables, table);

  return self->last = table;
}

static GBytes *
read_before (MpRecorder *self)
{
  int n_columns = sqlite3_preupdate_count (self->db->handle);

  g_byte_array_set_size (self->buffer, 0);
  for (int i = 0; i < n_columns; i++)
    {
      sqlite3_value *value = NULL;

      sqlite3_preupdate_old (self->db->handle, i, &value);
      append_value (self->buffer, value);
    }

  return g_bytes_new (self->buffer->data, self->buffer->len);
}

static void
see (void *data, sqlite3 *handle, int operation, const char *schema, const char *name,
     sqlite3_int64 old_id, sqlite3_int64 new_id)
{
  MpRecorder *self = data;
  Table *table = get_table (self, name);
  gint64 id = operation == SQLITE_INSERT ? new_id : old_id;
  Row *row;

  if (table == NULL)
    return;

  row = g_hash_table_lookup (table->by_id, &id);
  if (row == NULL)
    {
      row = g_new (Row, 1);
      row->id = id;
      row->before = operation != SQLITE_INSERT ? read_before (self) : NULL;
      g_hash_table_add (table->by_id, row);
      g_ptr_array_add (table->rows, row);
    }
  row->exists = operation != SQLITE_DELETE;
}

MpRecorder *
mp_recorder_new (MpDb *db)
{
  MpRecorder *self = g_new0 (MpRecorder, 1);

  self->db = db;
  self->tables = g_ptr_array_new_with_free_func (table_free);
  self->buffer = g_byte_array_new ();
  sqlite3_preupdate_hook (db->handle, see, self);

  return self;
}

void
mp_recorder_free (MpRecorder *self)
{
  sqlite3_preupdate_hook (self->db->handle, NULL, NULL);
  g_ptr_array_unref (self->tables);
  g_byte_array_unref (self->buffer);
  g_free (self);
}

void
mp_recorder_list_living (MpRecorder *self, GArray *touched)
{
  for (guint i = 0; i < self->tables->len; i++)
    {
      Table *table = self->tables->pdata[i];

      for (guint j = 0; j < table->rows->len; j++)
        {
          Row *row = table->rows->pdata[j];
          MpTouched one = { table->entity, row->id };

          if (row->exists)
            g_array_append_val (touched, one);
        }
    }
}

/* --- writing -------------------------------------------------------------------------------- */

typedef struct
{
  MpPack *pack;
  GArray *touched;
  GByteArray *after;
  GByteArray *change;
  gboolean begun;  /* the table that is being written */
} Writing;

static void
begin_table (Writing *writing, const Table *table, int n_columns)
{
  g_autoptr (GByteArray) head = g_byte_array_new ();
  guint8 *flags;

  *reserve (head, 1) = 'T';
  write_varint (reserve (head, varint_size ((guint64) n_columns)), (guint64) n_columns);
  flags = reserve (head, (gsize) n_columns);
  memset (flags, 0, (gsize) n_columns);
  *flags = 1;
  g_byte_array_append (head, (const guint8 *) table->entity->name,
                       (guint) strlen (table->entity->name) + 1);
  mp_pack_append (writing->pack, head->data, head->len);
  writing->begun = TRUE;
}

static guint8 *
copy_value (guint8 *to, const guint8 *value, gsize size, gboolean defined)
{
  if (!defined)
    {
      *to = UNDEFINED;
      return to + 1;
    }

  memcpy (to, value, size);
  return to + size;
}

/* Old values of the id and of what differs, then new values of what differs. FALSE when nothing
 * does.
 */
static gboolean
append_difference (GByteArray *change, GBytes *before, GByteArray *after, int n_columns)
{
  guint length = change->len;
  gsize before_size;
  const guint8 *old = g_bytes_get_data (before, &before_size);
  const guint8 *new = after->data;
  g_autofree guint8 *news = g_malloc (after->len + (gsize) n_columns);
  guint8 *olds_end = reserve (change, before_size + (gsize) n_columns);
  guint8 *news_end = news;
  gboolean differs = FALSE;

  for (int i = 0; i < n_columns; i++)
    {
      gsize old_size = value_size (old);
      gsize new_size = value_size (new);
      gboolean same = old_size == new_size && memcmp (old, new, old_size) == 0;

      differs |= !same;
      olds_end = copy_value (olds_end, old, old_size, !same || i == 0);
      news_end = copy_value (news_end, new, new_size, !same);
      old += old_size;
      new += new_size;
    }

  g_byte_array_set_size (change, length + (guint) (olds_end - (change->data + length)));
  g_byte_array_append (change, news, (guint) (news_end - news));
  return differs;
}

/* What became of the row; FALSE when nothing did. */
static gboolean
make_change (Writing *writing, const Row *row, int n_columns)
{
  guint8 head[2] = { row->before == NULL ? SQLITE_INSERT
                     : row->exists       ? SQLITE_UPDATE
                                         : SQLITE_DELETE,
                     0 };
  gsize size;

  if (row->before == NULL && !row->exists)
    return FALSE;

  g_byte_array_set_size (writing->change, 0);
  g_byte_array_append (writing->change, head, sizeof head);
  if (*head == SQLITE_UPDATE)
    return append_difference (writing->change, row->before, writing->after, n_columns);

  if (*head == SQLITE_INSERT)
    g_byte_array_append (writing->change, writing->after->data, writing->after->len);
  else
    {
      const guint8 *before = g_bytes_get_data (row->before, &size);

      g_byte_array_append (writing->change, before, (guint) size);
    }

  return TRUE;
}

static gboolean
read_after (MpDb *db, sqlite3_stmt *select, gint64 id, GByteArray *after, GError **error)
{
  int n_columns = sqlite3_column_count (select);
  int code;

  g_byte_array_set_size (after, 0);
  sqlite3_bind_int64 (select, 1, id);
  code = mp_db_step (db, select, error);
  for (int i = 0; i < n_columns && code == SQLITE_ROW; i++)
    append_value (after, sqlite3_column_value (select, i));
  sqlite3_reset (select);

  return code == SQLITE_ROW || code == SQLITE_DONE;
}

static gboolean
write_row (MpRecorder *self, Writing *writing, const Table *table, const Row *row,
           sqlite3_stmt *select, GError **error)
{
  int n_columns = sqlite3_column_count (select);
  MpTouched touched = { table->entity, row->id };

  if (row->exists && !read_after (self->db, select, row->id, writing->after, error))
    return FALSE;

  if (!make_change (writing, row, n_columns))
    return TRUE;
  if (!writing->begun)
    begin_table (writing, table, n_columns);
  mp_pack_append (writing->pack, writing->change->data, writing->change->len);
  g_array_append_val (writing->touched, touched);

  return TRUE;
}

static gboolean
write_table (MpRecorder *self, Writing *writing, const Table *table, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s WHERE id = ?1", table->entity->name);
  sqlite3_stmt *select = mp_db_prepare (self->db, sql, error);
  gboolean written = select != NULL;

  writing->begun = FALSE;
  for (guint i = 0; i < table->rows->len && written; i++)
    written = write_row (self, writing, table, table->rows->pdata[i], select, error);
  mp_db_finish (self->db, select);

  return written;
}

GBytes *
mp_recorder_pack (MpRecorder *self, GArray *touched, GError **error)
{
  g_autoptr (MpPack) pack = mp_pack_new ();
  g_autoptr (GByteArray) after = g_byte_array_new ();
  g_autoptr (GByteArray) change = g_byte_array_new ();
  Writing writing = { pack, touched, after, change, FALSE };

  for (guint i = 0; i < self->tables->len; i++)
    if (!write_table (self, &writing, self->tables->pdata[i], error))
      return NULL;

  return mp_pack_finish (pack, error);
}
