import type { Metadata } from "next";
import type { ReactNode } from "react";
import { JoinPage } from "../../../../features/store/join-page.tsx";
import { RequireUser } from "../../../../src/auth/require-user.tsx";
import { translate } from "../../../../src/i18n/translate.ts";

export const metadata: Metadata = { title: translate("store.join.title") };

const Page = async ({ params }: { readonly params: Promise<{ readonly id: string }> }): Promise<ReactNode> => {
  const { id } = await params;
  return (
    <RequireUser>
      <JoinPage invitationId={id} />
    </RequireUser>
  );
};

export default Page;
