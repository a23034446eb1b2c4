import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { RoundScreen } from "../../../../features/round/round-screen.tsx";
import { translate } from "../../../../src/i18n/translate.ts";

interface RoundPageProps {
  readonly params: Promise<{ readonly no: string }>;
}

/** Rounds are numbered from 1; nine digits are some two hundred years of them. */
const NUMBER = /^[1-9]\d{0,8}$/;

const read = async ({ params }: RoundPageProps): Promise<number> => {
  const { no } = await params;
  return NUMBER.test(no) ? Number(no) : notFound();
};

export const generateMetadata = async (props: RoundPageProps): Promise<Metadata> => ({
  title: translate("admin.round.title", { round: await read(props) }),
});

const Page = async (props: RoundPageProps): Promise<ReactNode> => <RoundScreen roundNo={await read(props)} />;

export default Page;
