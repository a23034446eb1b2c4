import { expect, test } from "vitest";
import { handOffLinks } from "./hand-off-links.ts";

test("each app gets the place, north before east, and how the driver goes where it can be told", () => {
  const to = { lng: -6.2603, lat: 53.3498 };
  expect(handOffLinks(to, "ebike")).toEqual({
    google:
      "https://www.google.com/maps/dir/?api=1&destination=53.349800%2C-6.260300&travelmode=bicycling&dir_action=navigate",
    waze: "https://waze.com/ul?ll=53.349800%2C-6.260300&navigate=yes",
    apple: "https://maps.apple.com/?daddr=53.349800%2C-6.260300",
  });
  expect(handOffLinks(to, "walk").apple).toBe("https://maps.apple.com/?daddr=53.349800%2C-6.260300&dirflg=w");
});
