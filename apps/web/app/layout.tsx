import "@fontsource-variable/atkinson-hyperlegible-next/wght.css";
import "./globals.css";
import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { Toaster } from "../design/components/toaster.tsx";
import { Providers } from "../src/api/providers.tsx";
import { MarketClockProvider } from "../src/clock/market-clock-context.tsx";
import { translate } from "../src/i18n/translate.ts";
import { RegisterServiceWorker } from "../src/pwa/register-service-worker.tsx";
import { THEME_COLOR } from "../src/theme/theme-color.ts";
import { THEME_SCRIPT } from "../src/theme/theme-script.ts";

export const metadata: Metadata = {
  title: { default: translate("web.name"), template: `%s · ${translate("web.name")}` },
  description: translate("web.description"),
  applicationName: translate("web.name"),
  appleWebApp: { capable: true, title: translate("web.name"), statusBarStyle: "black-translucent" },
  icons: { icon: "/icons/icon.svg", apple: "/icons/apple-touch-icon.png" },
  formatDetection: { telephone: false },
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  viewportFit: "cover",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: THEME_COLOR.light },
    { media: "(prefers-color-scheme: dark)", color: THEME_COLOR.dark },
  ],
};

const RootLayout = ({ children }: { readonly children: ReactNode }): ReactNode => (
  // The theme script changes data-theme before React sees the document.
  <html lang="en" data-theme="light" suppressHydrationWarning>
    <head>
      <script dangerouslySetInnerHTML={{ __html: THEME_SCRIPT }} />
    </head>
    <body>
      <MarketClockProvider>
        <Providers>{children}</Providers>
      </MarketClockProvider>
      <Toaster />
      <RegisterServiceWorker />
    </body>
  </html>
);

export default RootLayout;
