/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What one field of a record is: the one line from which the SQL, the list column, the form
 * row, the filter, the import target, the export column and the masking are made. It has no
 * expressions and no inheritance: a rule that needs one is a C function the line points to.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How a value is kept. A record holds every value as canonical text (never as a float or a
 * localised string); the store binds it to the column as the SQL type named here.
 */
typedef enum
{
  MP_TEXT,     /* TEXT: one line */
  MP_NOTE,     /* TEXT: several lines */
  MP_INTEGER,  /* INTEGER: "32" */
  MP_MONEY,    /* INTEGER: 分, "300000" is 3000.00 元 */
  MP_DECIMAL,  /* INTEGER: thousandths, "92500" is 92.5; sorts, sums and compares exactly */
  MP_AREA,     /* REAL: ㎡, "85.5" */
  MP_DATE,     /* TEXT: "2021", "2021-03" or "2021-03-05"; the precision is what was known */
  MP_DATETIME, /* TEXT: "2021-03-05T14:30" */
  MP_FLAG,     /* INTEGER: "1" yes, "0" no, NULL unknown */
  MP_CODE,     /* TEXT: a code of the list named by .of */
  MP_CODES,    /* TEXT: several codes, ascending, joined by ',' */
  MP_LINK,     /* INTEGER: the id of a record of the entity, or of the entities, that .of names */
  MP_DIVISION, /* INTEGER: the id of a division; read and written by people as its 12 digits */
} MpFieldType;

typedef enum
{
  /* an empty value is refused (domain.md: the few checks that are not advisory) */
  MP_REQUIRED = 1 << 0,
  MP_IN_LIST = 1 << 1,  /* a column of the list by default; the others can be chosen */
  /* the list can be sorted by it: text by a stored <name>_key in pinyin order, the link to the
   * parent by the parent's title
   */
  MP_SORTABLE = 1 << 2,
  MP_FILTER = 1 << 3,   /* the list can be filtered by it */
  MP_SEARCHED = 1 << 4, /* the search box looks in it; of a link, where it looks in its record */
  MP_DERIVED = 1 << 5,  /* computed by the view <entity>_view; written through others, or never */
  MP_CUSTOM = 1 << 6,   /* added by the office, kept in the JSON column `custom` */
  MP_TICKED = 1 << 7,   /* a flag to be ticked off, in a grid for all rows at once */
  MP_FIXED = 1 << 8,    /* moved by the steps of a workflow, never typed */
  MP_EXPIRES = 1 << 9,  /* the last day on which the record holds: a list says when it has passed */
  /* tells what a record is or how it counts: a row of a table waits for the clerk while this cannot
   * be read. Of any other field that may be empty the text is kept as a remark.
   */
  MP_DECISIVE = 1 << 10,
  MP_ESSENTIAL = 1 << 11, /* stands on the card at the top of the form */
  MP_ALONE = 1 << 12, /* no two records have the same: said when another one has it already */
  MP_BEGINS = 1 << 13, /* the next field ends what this one begins: they share a line of the form */
  /* with MP_FIXED: typed in a new record, which may have come this far before it was entered */
  MP_FOUND_AT = 1 << 14,
} MpFieldFlags;

/* Personal information (domain.md 2.9; PIPL article 28 for the second). */
typedef enum
{
  MP_OPEN,
  MP_PERSONAL,
  MP_SENSITIVE,
} MpSensitivity;

/* How a personal value is shown to somebody who need not see it (domain.md 2.9). */
typedef enum
{
  MP_MASK_NONE,
  MP_MASK_NAME,    /* 张*明 */
  MP_MASK_PHONE,   /* 138****5678 */
  MP_MASK_ID,      /* 511102********0022 */
  MP_MASK_ALL,     /* nothing is shown */
} MpMask;

/* Something odd about a value. Advisory: it stands beside the field, it never loses what was
 * typed. The code is the word used in the accounting of an import.
 */
typedef struct
{
  const char *code;    /* "phone_odd" */
  const char *message; /* N_(): a sentence for a person, without the value */
} MpIssue;

/* Looks at a canonical value, never NULL; returns NULL when nothing is odd. */
typedef const MpIssue *(*MpCheck) (const char *value);

/* Asks a record as it stands, of the kind that the line with the test belongs to. */
typedef struct _MpRecord MpRecord;
typedef gboolean (*MpRecordTest) (MpRecord *record);

/* What an integer counts, where a cell may say it in another unit or count something else. */
#define MP_MINUTES "minute"
#define MP_PERSONS "person" /* who came or were served */
#define MP_MEMBERS "member" /* who belong to it */

/* A label that other records have too and that is said otherwise here: gettext keeps it under its
 * context. Read by mp_field_label().
 */
#define MP_LABEL(context, label) context "\004" label

typedef struct
{
  const char *name;          /* column, and the word used in miaopuctl */
  const char *label;         /* N_(), or MP_LABEL() */
  MpFieldType type;
  MpFieldFlags flags;
  MpSensitivity sensitivity;
  MpMask mask;
  /* MP_CODE(S): code list; MP_LINK: entity; MP_INTEGER: what it counts, or NULL */
  const char *of;
  /* A link to records of several kinds, which .of names with blanks between: the MP_CODE before
   * it whose codes they are. As long as that is empty the link has no place.
   */
  const char *entity_by;
  /* Of a code: the text beside it that keeps the word by which it was said, where that says more
   * than the label: 副队长 is a core member.
   */
  const char *word;
  const char *section;       /* N_(): a section of the form begins with this field */
  const char *initial;       /* canonical value of a new record */
  /* The same of one that joins others of its parent, while one of them that has not ended has the
   * initial value: there is one leader. NULL: the initial value again.
   */
  const char *joining;
  MpCheck check;
  /* Whether it has a place in the record as it stands, and whether it must be filled then; NULL:
   * always, and as MP_REQUIRED says (mp_record_shows(), mp_record_requires())
   */
  MpRecordTest shown;
  MpRecordTest required;
  /* Of a derived field that can be typed all the same: "child.link.field", the field of the record
   * to which the link of the child that counts today (mp-entity.h, .current) leads
   * (policy/mp-through.h).
   */
  const char *through;
} MpField;

/* Whether a person may write it: it is stored, or leads to where it is. */
gboolean mp_field_is_written (const MpField *field);

/* What people call it: the label in their language, the office's own word for its own field. */
const char *mp_field_label (const MpField *field);
const char *mp_field_sql_type (const MpField *field);
/* Whether a row waits while this cannot be read. */
gboolean mp_field_is_decisive (const MpField *field);
/* Whether its values are quantities, which stand to the right in a column. */
gboolean mp_field_is_number (const MpField *field);

/* Whether its place in a record, or its need, is a matter of the other fields. */
gboolean mp_field_depends (const MpField *field);

/* The kinds of record that a link or a division can mean, NULL-terminated; none of another type. */
char **mp_field_list_kinds (const MpField *field);
/* Whether this kind is one of them. */
gboolean mp_field_links_to (const MpField *field, const char *kind);

/* Canonical text of what a person typed or a workbook holds, or NULL with MP_CATALOG_ERROR when
 * it cannot be read as this type. Empty input gives "" . Codes and divisions are not looked up
 * here: a code must already be a code (see mp-codes.h), a division its id.
 */
char *mp_field_parse (const MpField *field, const char *text, GError **error);
/* The same of what a script or a file of decisions says, where amounts are in fen and decimals in
 * thousandths, as they are stored.
 */
char *mp_field_parse_stored (const MpField *field, const char *text, GError **error);

/* What a person reads: money in 元, decimals as far as they go, dates as they are, yes or no by the
 * translated word. Codes through mp-codes.h; links by the record's titles.
 */
char *mp_field_format (const MpField *field, const char *value);

/* `value` with the personal part replaced by '*'; a copy where nothing is to be hidden. */
char *mp_mask (MpMask mask, const char *value);
/* The same on the office's own screen, where everybody is known by name: names stand, numbers are
 * masked, and of what nobody need see there is "***".
 */
char *mp_mask_on_screen (MpMask mask, const char *value);
gboolean mp_mask_hides_on_screen (MpMask mask);
/* What a message may repeat of a text that was typed for `field` and not understood: a blank and
 * the text in quotation marks, or "". A code or a division is named where it is a word of up to 20
 * characters and no digit; anything personal, free texts, numbers and ids never are. `field` NULL:
 * a name of a field or a kind of record, which is of Latin letters.
 */
char *mp_mask_repeat (const MpField *field, const char *text);
/* A text with the mobile telephones and identity numbers in it masked so. */
char *mp_mask_numbers (const char *text);

#define MP_CATALOG_ERROR (mp_catalog_error_quark ())
GQuark mp_catalog_error_quark (void);

typedef enum
{
  MP_CATALOG_ERROR_UNREADABLE, /* the text is no value of the type */
  MP_CATALOG_ERROR_UNKNOWN,    /* no such entity, field, list or code */
  MP_CATALOG_ERROR_REQUIRED,   /* a required field is empty */
} MpCatalogError;

G_END_DECLS
