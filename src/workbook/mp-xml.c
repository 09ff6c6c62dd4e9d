/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * expat reads, and before it stand the limits: an XML that declares entities, nests deep or never
 * ends a token is refused. Memory is one buffer, whatever comes.
 */

#include "config.h"

#include "mp-xml.h"

#include "mp-workbook-reader.h"

#include <expat.h>
#include <string.h>

/* A sheet has ten levels. */
#define DEPTH_MAX 64
/* An unfinished token stays in memory and is read again and again. */
#define TOKEN_BYTES_MAX (2 << 20)
#define BUFFER_BYTES (64 << 10)

struct _MpXml
{
  XML_Parser parser;
  const MpXmlHandlers *handlers;
  gpointer data;
  guint depth;
  gboolean stopped; /* by a handler: error says whether that is well */
  gboolean refused; /* by us: no XML that an office program would write */
  GError *error;
};

static const char *
local_name (const char *name)
{
  const char *colon = strchr (name, ':');

  return colon != NULL ? colon + 1 : name;
}

static void
refuse (MpXml *xml)
{
  xml->refused = TRUE;
  XML_StopParser (xml->parser, XML_FALSE);
}

static void XMLCALL
start_cb (void *data, const XML_Char *name, const XML_Char **attributes)
{
  MpXml *xml = data;

  if (xml->stopped || xml->refused)
    return;
  if (++xml->depth > DEPTH_MAX)
    refuse (xml);
  else if (xml->handlers->start != NULL)
    xml->handlers->start (xml, local_name (name), (const char **) attributes, xml->data);
}

static void XMLCALL
end_cb (void *data, const XML_Char *name)
{
  MpXml *xml = data;

  if (xml->stopped || xml->refused)
    return;
  if (xml->handlers->end != NULL)
    xml->handlers->end (xml, local_name (name), xml->data);
  xml->depth--;
}

static void XMLCALL
text_cb (void *data, const XML_Char *text, int length)
{
  MpXml *xml = data;

  if (!xml->stopped && !xml->refused)
    xml->handlers->text (xml, text, length, xml->data);
}

/* Office writes none; only entity bombs need them. */
static void XMLCALL
doctype_cb (void *data, const XML_Char *name, const XML_Char *system_id, const XML_Char *public_id,
            int has_internal_subset)
{
  refuse (data);
}

guint
mp_xml_get_depth (MpXml *xml)
{
  return xml->depth;
}

void
mp_xml_want_text (MpXml *xml, gboolean wanted)
{
  XML_SetCharacterDataHandler (xml->parser, wanted ? text_cb : NULL);
}

void
mp_xml_stop (MpXml *xml, GError *error)
{
  if (xml->stopped)
    {
      g_clear_error (&error);
      return;
    }
  xml->stopped = TRUE;
  xml->error = error;
  XML_StopParser (xml->parser, XML_FALSE);
}

const char *
mp_xml_attribute (const char **attributes, const char *name)
{
  for (; *attributes != NULL; attributes += 2)
    if (strcmp (local_name (attributes[0]), name) == 0)
      return attributes[1];
  return NULL;
}

gboolean
mp_xml_flag (const char **attributes, const char *name)
{
  const char *value = mp_xml_attribute (attributes, name);

  return value != NULL && (strcmp (value, "1") == 0 || strcmp (value, "true") == 0
                           || strcmp (value, "on") == 0);
}

static MpXmlEnd
feed (MpXml *self, MpXmlRead read, gpointer source, MpSheetWatch *watch, GError **error)
{
  guint64 fed = 0;
  XML_Index begun = 0; /* the token that is not yet ended; expat knows it most of the time */

  for (;;)
    {
      void *buffer = XML_GetBuffer (self->parser, BUFFER_BYTES);
      enum XML_Status status;
      gssize n;

      n = buffer != NULL ? read (source, buffer, BUFFER_BYTES) : -1;
      if (n < 0)
        return MP_XML_UNREADABLE;
      if (!mp_sheet_watch_go_on (watch, (guint64) n, error))
        return MP_XML_FAILED;

      fed += (guint64) n;
      status = XML_ParseBuffer (self->parser, (int) n, n == 0);
      if (self->error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&self->error));
          return MP_XML_FAILED;
        }
      if (self->stopped)
        return MP_XML_WELL;

      begun = MAX (begun, XML_GetCurrentByteIndex (self->parser));
      if (status != XML_STATUS_OK || fed > (guint64) begun + TOKEN_BYTES_MAX)
        return MP_XML_REFUSED;
      if (n == 0)
        return MP_XML_WELL;
    }
}

MpXmlEnd
mp_xml_parse (MpXmlRead read, gpointer source, const char *charset, const MpXmlHandlers *handlers,
              gpointer data, MpSheetWatch *watch, GError **error)
{
  MpXml xml = { .handlers = handlers, .data = data };
  MpXmlEnd end;

  xml.parser = XML_ParserCreate (charset);
  XML_SetUserData (xml.parser, &xml);
  XML_SetElementHandler (xml.parser, start_cb, end_cb);
  XML_SetStartDoctypeDeclHandler (xml.parser, doctype_cb);
  end = feed (&xml, read, source, watch, error);
  XML_ParserFree (xml.parser);
  g_clear_error (&xml.error);
  return end;
}
