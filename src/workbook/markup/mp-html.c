/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pages: what web systems hand out as «导出Excel», and what a browser or Excel saves as a page.
 * libxml2 finds the elements in whatever was written, as browsers do; each table with a text of
 * its own is a sheet. Every cell is text, as it is shown: no number loses its zeros. Nothing is
 * fetched, and what nests deeper than any page is refused before it costs time.
 */

#include "config.h"

#include "mp-html-style.h"
#include "mp-html-table.h"

#include "workbook/text/mp-text-file.h"

#include <glib/gi18n-lib.h>
#include <libxml/HTMLparser.h>
#include <string.h>

#define CHUNK_BYTES (64 << 10)
#define DEPTH_MAX 250
#define NAME_BYTES_MAX 300

typedef struct
{
  MpReader *reader;
  MpTextFile *file;
  htmlParserCtxtPtr parser;
  guint depth;
  GPtrArray *tables;     /* MpHtmlTable: those that are open, the innermost last */
  GPtrArray *names;      /* char *: of sheets, as Excel notes them */
  guint n_tables;        /* begun so far, but for those within others */
  MpHtmlCell caption;    /* of <caption> and <h1>…: names a table */
  guint caption_depth;   /* 0: not in one */
  guint struck_depth;    /* of the outermost element that is struck out; 0: not in one */
  gboolean implied;      /* a table was begun by a row or cell: nothing will end it */
  MpHtmlStyle style;
  guint style_depth;     /* of <style>; 0: not in one */
  guint hidden_depth;    /* of the outermost element outside of tables that is not shown */
  GError *error;
} Page;

static MpHtmlTable *
innermost (const Page *self)
{
  return self->tables->len > 0 ? self->tables->pdata[self->tables->len - 1] : NULL;
}

static void
stop_unless (Page *self, gboolean well)
{
  if (!well)
    xmlStopParser (self->parser);
}

/* Attributes */

static const char *
attribute (const xmlChar **attributes, const char *name)
{
  for (; attributes != NULL && attributes[0] != NULL; attributes += 2)
    if (strcmp ((const char *) attributes[0], name) == 0)
      return attributes[1] != NULL ? (const char *) attributes[1] : "";
  return NULL;
}

static guint
span (const xmlChar **attributes, const char *name)
{
  const char *text = attribute (attributes, name);

  return text == NULL || !g_ascii_isdigit (*text)
           ? 1 : (guint) MIN (g_ascii_strtoull (text, NULL, 10), 65534);
}

static gboolean
is_shown (Page *self, const xmlChar **attributes)
{
  return attribute (attributes, "hidden") == NULL
         && !mp_html_style_hides (&self->style, attribute (attributes, "style"),
                                  attribute (attributes, "class"));
}

static gboolean
is_struck (Page *self, const char *name, const xmlChar **attributes)
{
  return g_str_equal (name, "s") || g_str_equal (name, "strike") || g_str_equal (name, "del")
         || mp_html_style_strikes (&self->style, attribute (attributes, "style"),
                                   attribute (attributes, "class"));
}

static gboolean
is_one_of (const char *name, const char *const *names)
{
  return g_strv_contains (names, name);
}

/* Never shown, or not as text. */
static gboolean
is_silent (const char *name, const xmlChar **attributes)
{
  static const char *const names[] = { "script", "style", "template", "datalist", NULL };

  return is_one_of (name, names)
         || (strcmp (name, "option") == 0 && attribute (attributes, "selected") == NULL);
}

static gboolean
is_block (const char *name)
{
  static const char *const names[] = { "br", "p", "div", "li", "ul", "ol", "table", "h1", "h2",
                                       "h3", "h4", "h5", "h6", "pre", "hr", NULL };

  return is_one_of (name, names);
}

static gboolean
is_caption (const char *name)
{
  static const char *const names[] = { "caption", "h1", "h2", "h3", "h4", "h5", "h6", "x:name",
                                       NULL };

  return is_one_of (name, names);
}

static gboolean
is_group (const char *name)
{
  static const char *const names[] = { "thead", "tbody", "tfoot", NULL };

  return is_one_of (name, names);
}

/* Tables */

static void
start_table (Page *self, gboolean shown)
{
  gboolean within = self->tables->len > 0;
  MpHtmlTable *outer = innermost (self);
  gboolean hidden = !shown || self->hidden_depth > 0 || (outer != NULL && outer->hidden_depth > 0);
  MpKeptSheet *sheet = mp_kept_sheets_add ((MpKeptSheets *) self->reader,
                                           hidden ? MP_SHEET_HIDDEN : MP_SHEET_VISIBLE,
                                           &self->error);

  if (sheet == NULL)
    {
      stop_unless (self, FALSE);
      return;
    }
  if (!within && self->n_tables < self->names->len)
    mp_kept_sheet_set_name (sheet, self->names->pdata[self->n_tables]);
  else if (self->caption.text->len > 0)
    mp_kept_sheet_set_name (sheet, self->caption.text->str);
  mp_html_cell_clear (&self->caption);
  self->n_tables += !within;
  g_ptr_array_add (self->tables, mp_html_table_new (sheet));
}

static void
end_table (Page *self)
{
  MpHtmlTable *table = innermost (self);

  if (table == NULL)
    return;
  stop_unless (self, mp_html_table_end_group (table, &self->error));
  g_ptr_array_set_size (self->tables, (int) self->tables->len - 1);
}

/* Rows and cells without a table begin one, as web systems forget it. */
static MpHtmlTable *
need_table (Page *self)
{
  if (innermost (self) == NULL)
    {
      self->implied = TRUE;
      start_table (self, TRUE);
    }
  return innermost (self);
}

static void
start_part (Page *self, const char *name, const xmlChar **attributes)
{
  MpHtmlTable *table = need_table (self);
  gboolean shown = is_shown (self, attributes);

  if (table == NULL || table->hidden_depth > 0)
    return;

  if (is_group (name))
    {
      stop_unless (self, mp_html_table_end_group (table, &self->error));
      table->group_hidden = !shown;
    }
  else if (strcmp (name, "tr") == 0)
    stop_unless (self, mp_html_table_start_row (table, !shown, &self->error));
  else if (strcmp (name, "col") == 0)
    {
      guint32 first = table->next_col;

      table->next_col = MIN (first + span (attributes, "span"), MP_COLUMNS_MAX);
      if (!shown)
        mp_kept_sheet_hide_columns (table->sheet, first, table->next_col - 1);
    }
  else if (!shown)
    table->hidden_depth = self->depth; /* a cell that is not shown takes no place */
  else
    {
      stop_unless (self, mp_html_table_start_cell (table, span (attributes, "rowspan"),
                                                   span (attributes, "colspan"), &self->error));
      table->formula = attribute (attributes, "x:fmla") != NULL;
    }
}

static void
end_part (Page *self, const char *name)
{
  MpHtmlTable *table = innermost (self);

  if (table == NULL || table->hidden_depth > 0)
    return;
  if (is_group (name))
    stop_unless (self, mp_html_table_end_group (table, &self->error));
  else if (strcmp (name, "tr") == 0)
    stop_unless (self, mp_html_table_end_row (table, &self->error));
  else if (strcmp (name, "col") != 0)
    stop_unless (self, mp_html_table_end_cell (table, &self->error));
}

static gboolean
is_part (const char *name)
{
  static const char *const names[] = { "tr", "td", "th", "col", NULL };

  return is_one_of (name, names) || is_group (name);
}

/* Elements */

/* Where text goes now; NULL: nowhere. */
static MpHtmlCell *
open_text (Page *self)
{
  MpHtmlTable *table = innermost (self);

  if (self->caption_depth > 0)
    return &self->caption;
  return table != NULL && table->in_cell && table->hidden_depth == 0 ? &table->cell : NULL;
}

static void
start_cb (void *data, const xmlChar *element, const xmlChar **attributes)
{
  const char *name = (const char *) element;
  Page *self = data;
  MpHtmlTable *table = innermost (self);
  guint *hidden_depth = table != NULL ? &table->hidden_depth : &self->hidden_depth;

  if (self->error != NULL)
    return;
  if (++self->depth > DEPTH_MAX)
    {
      mp_reader_fail (self->file->name, &self->error, MP_SHEET_ERROR_CORRUPT,
                      _("Its elements lie deeper in each other than those of any page."));
      stop_unless (self, FALSE);
      return;
    }

  if (strcmp (name, "style") == 0)
    self->style_depth = self->depth;
  if (self->struck_depth == 0 && is_struck (self, name, attributes))
    self->struck_depth = self->depth;
  if (is_block (name) && open_text (self) != NULL)
    mp_html_cell_break (open_text (self));
  if (strcmp (name, "table") == 0)
    start_table (self, is_shown (self, attributes));
  else if (is_part (name))
    start_part (self, name, attributes);
  else if (*hidden_depth == 0 && (is_silent (name, attributes) || !is_shown (self, attributes)))
    *hidden_depth = self->depth;
  else if (is_caption (name) && self->caption_depth == 0 && (table == NULL || !table->in_cell))
    {
      self->caption_depth = self->depth;
      mp_html_cell_clear (&self->caption);
    }
}

static void
end_caption (Page *self, const char *name)
{
  MpHtmlTable *table = innermost (self);

  self->caption_depth = 0;
  if (strcmp (name, "x:name") == 0)
    g_ptr_array_add (self->names, g_strdup (self->caption.text->str));
  else if (strcmp (name, "caption") == 0 && table != NULL && self->caption.text->len > 0)
    mp_kept_sheet_set_name (table->sheet, self->caption.text->str);
  else
    return;
  mp_html_cell_clear (&self->caption);
}

static void
end_cb (void *data, const xmlChar *element)
{
  const char *name = (const char *) element;
  Page *self = data;
  MpHtmlTable *table = innermost (self);
  guint *hidden_depth = table != NULL ? &table->hidden_depth : &self->hidden_depth;

  if (self->error != NULL)
    return;
  if (strcmp (name, "table") == 0)
    end_table (self);
  else if (self->depth == *hidden_depth)
    *hidden_depth = 0;
  else if (self->depth == self->caption_depth)
    end_caption (self, name);
  else if (is_part (name))
    end_part (self, name);
  if (is_block (name) && open_text (self) != NULL)
    mp_html_cell_break (open_text (self));
  if (self->depth == self->struck_depth)
    self->struck_depth = 0;
  if (self->depth == self->style_depth)
    self->style_depth = 0;
  self->depth--;
}

static void
text_cb (void *data, const xmlChar *text, int length)
{
  Page *self = data;
  MpHtmlCell *open = self->error == NULL && length > 0 ? open_text (self) : NULL;

  if (self->style_depth > 0 && length > 0)
    mp_html_style_append (&self->style, (const char *) text, (gsize) length);
  if (open != NULL && (open != &self->caption || open->text->len < NAME_BYTES_MAX))
    mp_html_cell_append (open, (const char *) text, (gsize) length, self->struck_depth > 0);
}

/* Excel notes the names of its sheets in a comment that only it reads. */
static void
comment_cb (void *data, const xmlChar *comment)
{
  static const char start[] = "<x:Name>";
  Page *self = data;
  const char *at = (const char *) comment;

  while ((at = strstr (at, start)) != NULL)
    {
      at += strlen (start);
      g_ptr_array_add (self->names, g_strndup (at, MIN (strcspn (at, "<"), NAME_BYTES_MAX)));
    }
}

/* The file */

static gboolean
feed (Page *self, GInputStream *stream, MpSheetWatch *watch)
{
  g_autofree char *buffer = g_malloc (CHUNK_BYTES);
  gboolean broken_off;
  gssize n;

  while ((n = g_input_stream_read (stream, buffer, CHUNK_BYTES, NULL, NULL)) > 0)
    {
      for (char *p = buffer; (p = memchr (p, '\0', (gsize) (buffer + n - p))) != NULL;)
        *p = ' ';
      if (!mp_sheet_watch_go_on (watch, (guint64) n, &self->error))
        return FALSE;
      htmlParseChunk (self->parser, buffer, (int) n, 0);
      if (self->error != NULL)
        return FALSE;
    }
  /* At the end the parser closes whatever is open: what was cut off is told before. */
  broken_off = n == 0 && self->error == NULL && innermost (self) != NULL
               && !self->implied;
  htmlParseChunk (self->parser, NULL, 0, 1);
  if (self->error != NULL)
    return FALSE;
  if (broken_off)
    return mp_reader_fail (self->file->name, &self->error, MP_SHEET_ERROR_CORRUPT,
                           _("The file is damaged or was not copied completely."));
  return n == 0 || mp_text_file_fail_damaged (self->file, &self->error);
}

static gboolean
parse (Page *self, MpSheetWatch *watch)
{
  static htmlSAXHandler handlers = { .startElement = start_cb, .endElement = end_cb,
                                     .characters = text_cb, .ignorableWhitespace = text_cb,
                                     .cdataBlock = text_cb, .comment = comment_cb };
  g_autoptr(GInputStream) stream = mp_text_file_stream (self->file, NULL);
  gboolean fed;

  if (stream == NULL)
    return mp_text_file_fail_damaged (self->file, &self->error);

  self->parser = htmlCreatePushParserCtxt (&handlers, self, NULL, 0, NULL,
                                           XML_CHAR_ENCODING_UTF8);
  htmlCtxtUseOptions (self->parser, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING
                                      | HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC);
  fed = feed (self, stream, watch);
  htmlFreeParserCtxt (self->parser);
  while (fed && self->tables->len > 0)
    end_table (self);
  if (self->error != NULL)
    return FALSE;

  mp_kept_sheets_finish ((MpKeptSheets *) self->reader);
  if (self->reader->sheets->len > 0)
    return TRUE;
  if (mp_text_file_mentions (self->file, "<frameset")
      || mp_text_file_mentions (self->file, "x:WorksheetSource"))
    return mp_reader_fail (self->file->name, &self->error, MP_SHEET_ERROR_NOT_A_TABLE,
                           _("This page only points to its sheets, which lie in a folder beside "
                             "it."));
  return mp_reader_fail (self->file->name, &self->error, MP_SHEET_ERROR_NOT_A_TABLE,
                         _("This is a web page without a table. Perhaps it asks to log in again: "
                           "look at it in a browser."));
}

static void
free_table (gpointer table)
{
  mp_html_table_free (table);
}

MpReader *
mp_html_reader_new (MpTextFile *file, MpSheetWatch *watch, GError **error)
{
  g_autoptr(MpTextFile) taken = file;
  g_autoptr(MpReader) reader = mp_kept_sheets_new ("html", file->name, file->charset);
  g_autoptr(GPtrArray) tables = g_ptr_array_new_with_free_func (free_table);
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GString) caption = g_string_new (NULL);
  Page self = { .reader = reader, .file = file, .tables = tables, .names = names,
                .caption = { .text = caption } };

  gboolean parsed;

  mp_html_style_init (&self.style);
  parsed = parse (&self, watch);
  mp_html_style_clear (&self.style);
  if (parsed)
    return g_steal_pointer (&reader);
  g_propagate_error (error, self.error);
  return NULL;
}
