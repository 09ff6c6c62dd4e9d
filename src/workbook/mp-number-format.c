/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Formats are read only as far as it takes to see a date in them. Where a format hides part of
 * the date (1月1日, 周一) the day stands: the cell knows it, and nothing is invented. Numbers
 * become text in one way for every kind of file, so that a ledger reads the same from each.
 */

#include "config.h"

#include "mp-number-format.h"

#include <math.h>
#include <string.h>

#define SECONDS_A_DAY 86400
#define SERIAL_END 2958466   /* 10000-01-01 */
#define JULIAN_OF_ZERO 693594 /* GDate's number of 1899-12-30 */

enum
{
  YEAR = 1 << 0,
  MONTH = 1 << 1,
  DAY = 1 << 2,
  TIME = 1 << 3,
  ELAPSED = 1 << 4,
  DIGITS = 1 << 5,
};

static gsize
run_of (const char *p)
{
  gsize n = 1;

  while (g_ascii_tolower (p[n]) == g_ascii_tolower (*p))
    n++;
  return n;
}

/* What one section of a format shows; *end is left at its ';' or at the end of the code. */
static guint
read_section (const char *p, const char **end)
{
  guint shows = 0;
  char last = 0; /* the letter before, to tell minutes from months */

  while (*p != '\0' && *p != ';')
    {
      gsize n = 1;

      switch (g_ascii_tolower (*p))
        {
        case '"':
          for (p++; *p != '\0' && *p != '"'; p++)
            ;
          n = *p != '\0';
          break;
        case '\\':
        case '_':
        case '*':
          n = p[1] != '\0' ? 2 : 1;
          break;
        case '[':
          if (strchr ("hHmMsS", p[1]) != NULL && p[1] != '\0' && p[1 + run_of (p + 1)] == ']')
            {
              shows |= TIME | ELAPSED;
              last = g_ascii_tolower (p[1]);
            }
          for (; *p != '\0' && *p != ']'; p++)
            ;
          n = *p != '\0';
          break;
        case 'g':
          if (g_ascii_strncasecmp (p, "General", 7) == 0)
            {
              shows |= DIGITS;
              n = 7;
            }
          break;
        case 'e':
          if (p[1] == '+' || p[1] == '-')
            {
              shows |= DIGITS;
              break;
            }
          G_GNUC_FALLTHROUGH;
        case 'y':
        case 'b':
          n = run_of (p);
          shows |= YEAR;
          last = 'y';
          break;
        case 'm':
          n = run_of (p);
          if (last == 'h')
            shows |= TIME;
          else
            {
              const char *next = p + n;

              while (*next == ':' || *next == '.' || *next == ' ')
                next++;
              shows |= n <= 2 && g_ascii_tolower (*next) == 's' ? TIME : MONTH;
            }
          last = 'm';
          break;
        case 'd':
          n = run_of (p);
          shows |= DAY;
          last = 'd';
          break;
        case 'a':
          if (g_ascii_strncasecmp (p, "AM/PM", 5) == 0 || g_ascii_strncasecmp (p, "A/P", 3) == 0)
            {
              n = p[1] == '/' ? 3 : 5;
              shows |= TIME;
            }
          else if ((n = run_of (p)) >= 3) /* aaa: the day of the week */
            shows |= DAY;
          break;
        case 'h':
        case 's':
          n = run_of (p);
          shows |= TIME;
          last = g_ascii_tolower (*p);
          break;
        case '.':
          if (last == 's') /* ss.000 */
            n += strspn (p + 1, "0");
          break;
        case '0':
        case '#':
        case '?':
          shows |= DIGITS;
          break;
        default:
          break;
        }
      p += n;
    }

  *end = p;
  return shows;
}

MpShown
mp_shown_by_code (const char *code)
{
  guint shows = 0;

  /* yyyy-mm-dd;@ is decided by its first section; [=0]"";yyyy-mm-dd by its second. */
  for (;;)
    {
      shows = read_section (code, &code);
      if (shows != 0 || *code == '\0')
        break;
      code++;
    }

  if (shows == 0 || (shows & DIGITS))
    return MP_SHOWN_NUMBER;
  if (shows & ELAPSED)
    return MP_SHOWN_ELAPSED;
  if (shows & TIME)
    return shows & (YEAR | MONTH | DAY) ? MP_SHOWN_DAY_TIME : MP_SHOWN_TIME;
  if (shows & DAY)
    return MP_SHOWN_DAY;
  return shows & MONTH ? MP_SHOWN_MONTH : MP_SHOWN_YEAR;
}

MpShown
mp_shown_by_builtin (guint id)
{
  switch (id)
    {
    case 14: case 15: case 16:
    case 28: case 29: case 30: case 31:
    case 51: case 53: case 54: case 58:
      return MP_SHOWN_DAY;
    case 17: case 27: case 36: case 50: case 52: case 57:
      return MP_SHOWN_MONTH;
    case 18: case 19: case 20: case 21:
    case 32: case 33: case 34: case 35:
    case 45: case 47: case 55: case 56:
      return MP_SHOWN_TIME;
    case 22:
      return MP_SHOWN_DAY_TIME;
    case 46:
      return MP_SHOWN_ELAPSED;
    default:
      return MP_SHOWN_NUMBER;
    }
}

void
mp_number_to_text (double number, char text[MP_NUMBER_TEXT_MAX])
{
  static const char *const formats[] = { "%.14e", "%.15e", "%.16e" };
  char scientific[MP_NUMBER_TEXT_MAX], digits[MP_NUMBER_TEXT_MAX];
  int exponent, n_digits = 0;
  char *out = text;

  g_return_if_fail (isfinite (number));

  if (number == floor (number) && fabs (number) < 1e15)
    {
      g_snprintf (text, MP_NUMBER_TEXT_MAX, "%" G_GINT64_FORMAT, (gint64) number);
      return;
    }

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_ascii_formatd (scientific, sizeof scientific, formats[i], number);
      if (g_ascii_strtod (scientific, NULL) == number)
        break;
    }

  for (const char *p = scientific; *p != 'e'; p++)
    if (g_ascii_isdigit (*p))
      digits[n_digits++] = *p;
  while (n_digits > 1 && digits[n_digits - 1] == '0')
    n_digits--;
  exponent = (int) g_ascii_strtoll (strchr (scientific, 'e') + 1, NULL, 10);

  if (number < 0)
    *out++ = '-';

  if (exponent < -7 || exponent > 20)
    {
      *out++ = digits[0];
      if (n_digits > 1)
        *out++ = '.';
      memcpy (out, digits + 1, n_digits - 1);
      g_snprintf (out + n_digits - 1, 8, "E%+03d", exponent);
      return;
    }

  if (exponent < 0)
    {
      *out++ = '0';
      *out++ = '.';
      for (int i = exponent + 1; i < 0; i++)
        *out++ = '0';
    }
  for (int i = 0; i < MAX (n_digits, exponent + 1); i++)
    {
      *out++ = i < n_digits ? digits[i] : '0';
      if (i == exponent && i + 1 < n_digits)
        *out++ = '.';
    }
  *out = '\0';
}

/* A ledger has more dates than anything else that must be printed. */
static char *
put (char *out, gint64 number, int width, const char *after)
{
  for (int i = width - 1; i >= 0; i--, number /= 10)
    out[i] = (char) ('0' + number % 10);
  return g_stpcpy (out + width, after);
}

static char *
put_time (char *out, int of_day)
{
  out = put (out, of_day / 3600, 2, ":");
  out = put (out, of_day / 60 % 60, 2, ":");
  return put (out, of_day % 60, 2, "");
}

gboolean
mp_serial_to_text (double serial, MpShown shown, char text[MP_NUMBER_TEXT_MAX])
{
  gint64 seconds, day;
  int of_day;
  GDate date;
  char *out;

  if (!(serial >= 0 && serial < SERIAL_END))
    return FALSE;

  /* To the second: what stands behind it is only the error of counting in days. */
  seconds = (gint64) floor (serial * SECONDS_A_DAY + 0.5);
  day = seconds / SECONDS_A_DAY;
  of_day = (int) (seconds % SECONDS_A_DAY);

  if (shown == MP_SHOWN_TIME || (shown == MP_SHOWN_DAY_TIME && day == 0 && of_day > 0))
    {
      put_time (text, of_day);
      return TRUE;
    }
  if (shown == MP_SHOWN_ELAPSED)
    {
      g_snprintf (text, MP_NUMBER_TEXT_MAX, "%02" G_GINT64_FORMAT ":%02d:%02d", seconds / 3600,
                  of_day / 60 % 60, of_day % 60);
      return TRUE;
    }

  /* The 1900 system knows a day 0 and a 29 February 1900, which never were. */
  if (day == 0 || day == 60 || day >= SERIAL_END)
    return FALSE;
  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) (JULIAN_OF_ZERO + day + (day < 60)));

  out = put (text, g_date_get_year (&date), 4, "");
  if (shown != MP_SHOWN_YEAR)
    out = put (g_stpcpy (out, "-"), g_date_get_month (&date), 2, "");
  if (shown == MP_SHOWN_DAY || shown == MP_SHOWN_DAY_TIME)
    out = put (g_stpcpy (out, "-"), g_date_get_day (&date), 2, "");
  if (shown == MP_SHOWN_DAY_TIME)
    put_time (g_stpcpy (out, "T"), of_day);
  return TRUE;
}

gboolean
mp_serial_from_iso (const char *iso, double *serial, MpShown *shown)
{
  g_autoptr(GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr(GDateTime) time = NULL;
  g_autofree char *full = NULL;
  gboolean has_day = strchr (iso, '-') != NULL;
  gboolean has_time = strchr (iso, ':') != NULL;

  if (has_day)
    full = has_time ? g_strdup (iso) : g_strconcat (iso, "T00:00:00", NULL);
  else
    full = g_strconcat ("1899-12-30T", iso, NULL);

  time = g_date_time_new_from_iso8601 (full, utc);
  if (time == NULL)
    return FALSE;

  /* As it is written, wherever it was: a workbook knows no time zones. */
  *serial = (double) (g_date_time_to_unix (time)
                      + g_date_time_get_utc_offset (time) / G_TIME_SPAN_SECOND)
              / SECONDS_A_DAY
            + 25569;
  *shown = !has_day ? MP_SHOWN_TIME : has_time ? MP_SHOWN_DAY_TIME : MP_SHOWN_DAY;
  if (has_day && *serial < 61)
    *serial -= 1;
  return *serial >= 0;
}

void
mp_cell_set_number (MpCell *cell, double number, MpShown shown, gboolean date1904,
                    char text[MP_NUMBER_TEXT_MAX])
{
  double serial = date1904 && shown != MP_SHOWN_TIME && shown != MP_SHOWN_ELAPSED
                    ? number + MP_DAYS_1904 : number;

  cell->scientific = FALSE;
  cell->text = text;

  if (!isfinite (number))
    {
      cell->kind = MP_CELL_ERROR;
      cell->number = 0;
      cell->text = "#NUM!";
    }
  else if (shown != MP_SHOWN_NUMBER && mp_serial_to_text (serial, shown, text))
    {
      cell->kind = MP_CELL_DATE;
      cell->number = serial;
    }
  else
    {
      cell->kind = MP_CELL_NUMBER;
      cell->number = number;
      cell->scientific = fabs (number) >= 1e15;
      mp_number_to_text (number, text);
    }
}
