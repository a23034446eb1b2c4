import type { Metadata } from "next";
import type { ReactNode } from "react";
import { TrackPage } from "../../../features/track/track-page.tsx";
import { translate } from "../../../src/i18n/translate.ts";

// The link opens a delivery: no search engine, and no site it leads to, learns of it.
export const metadata: Metadata = {
  title: translate("track.page"),
  robots: { index: false, follow: false },
  referrer: "no-referrer",
};

const Page = async ({ params }: { readonly params: Promise<{ readonly token: string }> }): Promise<ReactNode> => {
  const { token } = await params;
  return <TrackPage token={token} />;
};

export default Page;
