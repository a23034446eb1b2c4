import type { MetadataRoute } from "next";
import { translate } from "../src/i18n/translate.ts";
import { SIGN_GREEN, THEME_COLOR } from "../src/theme/theme-color.ts";

const manifest = (): MetadataRoute.Manifest => ({
  id: "/driver",
  name: translate("web.name"),
  short_name: translate("web.name"),
  description: translate("web.description"),
  start_url: "/driver",
  scope: "/",
  display: "standalone",
  orientation: "any",
  background_color: THEME_COLOR.light,
  theme_color: SIGN_GREEN,
  categories: ["business", "navigation"],
  icons: [
    { src: "/icons/icon-192.png", sizes: "192x192", type: "image/png", purpose: "any" },
    { src: "/icons/icon-512.png", sizes: "512x512", type: "image/png", purpose: "any" },
    { src: "/icons/maskable-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
  ],
});

export default manifest;
