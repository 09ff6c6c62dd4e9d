/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A photo stands upright, is not too large, and has nothing in it of where it was taken; one that
 * lies about itself or ends in the middle is refused in words.
 */

#include "photo-fixture.h"

#include "attachment/mp-metadata.h"

#include <string.h>

/* What EXIF's numbers mean: the corners of what the camera wrote, as they are to be seen. */
static const char *const seen[] = {
  [1] = "RGB-", [2] = "GR-B", [3] = "-BGR", [4] = "B-RG",
  [5] = "RBG-", [6] = "BR-G", [7] = "-GBR", [8] = "G-RB",
};

static GdkPixbuf *
load (GBytes *photo, int longest)
{
  g_autoptr (GError) error = NULL;
  GdkPixbuf *picture = mp_photo_load (photo, longest, NULL, &error);

  g_assert_no_error (error);
  return picture;
}

static GBytes *
reduce (GBytes *photo, const char *ending)
{
  g_autoptr (GError) error = NULL;
  const char *given;
  GBytes *reduced = mp_photo_reduce (photo, &given, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (given, ==, ending);
  return reduced;
}

static void
test_turned (void)
{
  static const struct { int width, height, longest; } sizes[] = {
    { 160, 96, 0 }, { 160, 96, 64 }, { 3000, 1200, 0 }, { 3000, 1200, 2048 }, { 3000, 1200, 200 },
  };

  for (guint orientation = 1; orientation <= 8; orientation++)
    for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
      {
        g_autoptr (GBytes) photo = photo_new_jpeg (sizes[i].width, sizes[i].height, orientation);
        g_autoptr (GdkPixbuf) picture = load (photo, sizes[i].longest);
        g_autofree char *corners = photo_corners (picture);
        gboolean upright = gdk_pixbuf_get_height (picture) > gdk_pixbuf_get_width (picture);

        g_assert_cmpuint (mp_metadata_get_orientation (photo), ==, orientation);
        g_assert_cmpstr (corners, ==, seen[orientation]);
        g_assert_true (upright == (orientation >= 5));
        g_assert_cmpint (MAX (gdk_pixbuf_get_width (picture), gdk_pixbuf_get_height (picture)), ==,
                         sizes[i].longest > 0 ? sizes[i].longest : sizes[i].width);
      }
}

/* Large and small, turned and not: upright in itself, and nothing says where. */
static void
test_reduced (void)
{
  static const struct { int width, height; guint orientation; int longest; } cases[] = {
    { 3000, 1200, 6, 2048 }, { 3000, 1200, 1, 2048 }, { 200, 100, 8, 200 }, { 200, 100, 1, 200 },
    { 200, 100, 0, 200 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) photo =
          photo_new_jpeg (cases[i].width, cases[i].height, cases[i].orientation);
      g_autoptr (GBytes) reduced = reduce (photo, ".jpg");
      g_autoptr (GdkPixbuf) picture = load (reduced, 0);
      g_autofree char *corners = photo_corners (picture);

      g_assert_true (photo_holds (photo, PHOTO_PLACE) == (cases[i].orientation > 0));
      g_assert_false (photo_holds (reduced, PHOTO_PLACE));
      g_assert_false (photo_holds (reduced, "Exif"));
      g_assert_cmpuint (mp_metadata_get_orientation (reduced), ==, 1);
      g_assert_cmpstr (corners, ==, seen[MAX (1, cases[i].orientation)]);
      g_assert_cmpint (MAX (gdk_pixbuf_get_width (picture), gdk_pixbuf_get_height (picture)), ==,
                       cases[i].longest);
    }
}

/* One that was kept as it came: the same dots, still turned, and nothing else. */
static void
test_stripped (void)
{
  for (guint orientation = 1; orientation <= 8; orientation++)
    {
      g_autoptr (GBytes) photo = photo_new_jpeg (160, 96, orientation);
      g_autoptr (GBytes) bare = mp_metadata_strip (photo, MP_PHOTO_JPEG, NULL);
      g_autoptr (GdkPixbuf) before = load (photo, 0);
      g_autoptr (GdkPixbuf) after = load (bare, 0);
      g_autoptr (GBytes) dots = gdk_pixbuf_read_pixel_bytes (before);
      g_autoptr (GBytes) dots_after = gdk_pixbuf_read_pixel_bytes (after);
      g_autoptr (GBytes) again = mp_metadata_strip (bare, MP_PHOTO_JPEG, NULL);

      g_assert_false (photo_holds (bare, PHOTO_PLACE));
      g_assert_false (photo_holds (bare, "Photoshop"));
      g_assert_cmpuint (mp_metadata_get_orientation (bare), ==, orientation);
      g_assert_true (g_bytes_equal (dots, dots_after));
      g_assert_true (g_bytes_equal (bare, again));
    }
}

static void
test_png (void)
{
  g_autoptr (GBytes) photo = photo_new_png (120, 80, FALSE);
  g_autoptr (GBytes) clear = photo_new_png (2400, 80, TRUE);
  g_autoptr (GBytes) bare = mp_metadata_strip (photo, MP_PHOTO_PNG, NULL);
  g_autoptr (GBytes) reduced = reduce (photo, ".jpg");
  g_autoptr (GBytes) still_clear = reduce (clear, ".png");
  g_autoptr (GdkPixbuf) picture = load (bare, 0);
  g_autoptr (GdkPixbuf) clear_picture = load (still_clear, 0);
  g_autofree char *corners = photo_corners (picture);

  g_assert_true (photo_holds (photo, PHOTO_PLACE));
  g_assert_false (photo_holds (bare, PHOTO_PLACE));
  g_assert_cmpstr (corners, ==, "RGB-");
  g_assert_cmpint (mp_photo_get_kind (reduced), ==, MP_PHOTO_JPEG);
  g_assert_false (photo_holds (reduced, PHOTO_PLACE));
  g_assert_false (photo_holds (still_clear, PHOTO_PLACE));
  g_assert_true (gdk_pixbuf_get_has_alpha (clear_picture));
  g_assert_cmpint (gdk_pixbuf_get_width (clear_picture), ==, 2048);
}

static void
assert_refused (GBytes *photo, MpAttachmentError expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) reduced = NULL;
  const char *ending;

  reduced = mp_photo_reduce (photo, &ending, NULL, &error);
  g_assert_error (error, MP_ATTACHMENT_ERROR, (gint) expected);
  g_assert_null (reduced);
}

/* Wherever it ends. */
static void
test_truncated (void)
{
  g_autoptr (GBytes) jpeg = photo_new_jpeg (160, 96, 0);
  g_autoptr (GBytes) png = photo_new_png (160, 96, FALSE);

  for (gsize length = 16; length < g_bytes_get_size (jpeg); length++)
    {
      g_autoptr (GBytes) cut = photo_cut (jpeg, length);

      assert_refused (cut, MP_ATTACHMENT_ERROR_DAMAGED);
    }
  for (gsize length = 16; length < g_bytes_get_size (png); length++)
    {
      g_autoptr (GBytes) cut = photo_cut (png, length);

      assert_refused (cut, MP_ATTACHMENT_ERROR_DAMAGED);
    }
}

static void
test_hostile (void)
{
  static const char heic[] = "\0\0\0\x18" "ftypheic\0\0\0\0mif1heic";
  g_autoptr (GBytes) huge = photo_new_huge_png (60000, 60000);
  g_autoptr (GBytes) long_one = photo_new_huge_png (1000000, 2);
  g_autoptr (GBytes) telephone = g_bytes_new_static (heic, sizeof heic - 1);
  g_autoptr (GBytes) jpeg = photo_new_jpeg (160, 96, 6);
  gsize length;
  const guchar *data = g_bytes_get_data (jpeg, &length);

  assert_refused (huge, MP_ATTACHMENT_ERROR_HUGE);
  assert_refused (long_one, MP_ATTACHMENT_ERROR_HUGE);
  assert_refused (telephone, MP_ATTACHMENT_ERROR_UNKNOWN);

  /* Whatever one byte says instead: a picture or a sentence. */
  for (gsize at = 2; at < MIN (length, 700); at++)
    {
      g_autofree guchar *bent = g_memdup2 (data, length);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) photo = NULL;
      g_autoptr (GBytes) reduced = NULL;
      const char *ending;

      bent[at] ^= 0xff;
      photo = g_bytes_new_take (g_steal_pointer (&bent), length);
      reduced = mp_photo_reduce (photo, &ending, NULL, &error);
      g_assert_true ((reduced != NULL) == (error == NULL));
      if (error != NULL)
        g_assert_true (error->domain == MP_ATTACHMENT_ERROR);
    }
}

static void
test_cancelled (void)
{
  g_autoptr (GBytes) photo = photo_new_jpeg (1600, 1200, 1);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (mp_photo_load (photo, 0, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/photo/turned", test_turned);
  g_test_add_func ("/photo/reduced", test_reduced);
  g_test_add_func ("/photo/stripped", test_stripped);
  g_test_add_func ("/photo/png", test_png);
  g_test_add_func ("/photo/truncated", test_truncated);
  g_test_add_func ("/photo/hostile", test_hostile);
  g_test_add_func ("/photo/cancelled", test_cancelled);

  return g_test_run ();
}
