"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { inviteMemberCommand } from "@fairmile/contracts";
import { useState, type FormEvent, type ReactNode } from "react";
import { toast } from "sonner";
import { Button } from "../../design/components/button.tsx";
import { Input } from "../../design/components/field.tsx";
import { Segmented } from "../../design/components/segmented.tsx";
import { errorText, fieldTexts } from "../../src/api/error-text.ts";
import { QueryState } from "../../src/api/query-state.tsx";
import { useTRPC } from "../../src/api/trpc.ts";
import { useSignedIn } from "../../src/auth/signed-in-context.ts";
import { useT } from "../../src/i18n/use-t.tsx";
import { schemaTexts, type FieldTexts } from "./field-errors.ts";
import { PageFrame } from "./page-frame.tsx";
import { useStore } from "./store-scope.tsx";

const ROLES = ["staff", "owner"] as const;
type MemberRole = (typeof ROLES)[number];

const InviteForm = (): ReactNode => {
  const t = useT();
  const [email, setEmail] = useState("");
  const [role, setRole] = useState<MemberRole>("staff");
  const [texts, setTexts] = useState<FieldTexts>({});
  const invite = useMutation(
    useTRPC().store.inviteMember.mutationOptions({
      onSuccess: (sent) => {
        toast(t("store.team.sent", { email: sent.email }));
        setEmail("");
      },
      onError: (error) => {
        const wrong = fieldTexts(error);
        setTexts(wrong);
        if (Object.keys(wrong).length === 0) toast.error(errorText(error));
      },
    }),
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const input = { email: email.trim(), role };
    const wrong = schemaTexts(inviteMemberCommand, input);
    setTexts(wrong);
    if (Object.keys(wrong).length === 0) invite.mutate(input);
  };
  return (
    <form onSubmit={submit} noValidate className="flex max-w-[30rem] flex-col gap-3 px-6 py-5">
      <h2 className="text-lg">{t("store.team.invite")}</h2>
      <Input
        type="email"
        autoComplete="off"
        label={t("store.team.email")}
        value={email}
        onChange={(event) => {
          setEmail(event.target.value);
          setTexts({});
        }}
        error={texts["email"]}
      />
      <Segmented<MemberRole>
        label={t("store.team.role")}
        value={role}
        onChange={setRole}
        choices={ROLES.map((value) => ({ value, label: t(`store.team.role.${value}`) }))}
        hint={t("store.team.rights")}
      />
      <Button type="submit" tone="ink" className="self-start" busy={invite.isPending}>
        {t("store.team.send")}
      </Button>
    </form>
  );
};

/** Who works for the store, and asking others in. */
export const TeamPage = (): ReactNode => {
  const t = useT();
  const store = useStore();
  const me = useSignedIn();
  const members = useQuery(useTRPC().store.listMembers.queryOptions());
  return (
    <PageFrame title={t("store.team.title")} note={t("store.team.note", { store: store.name })}>
      <QueryState query={members}>
        {(list) => (
          <ul className="border-b border-line">
            {list.map((member) => (
              <li
                key={member.userId}
                className="flex items-center justify-between gap-4 border-t border-line px-6 py-3"
              >
                <span className="min-w-0">
                  <b className="block truncate">{member.name === "" ? member.email : member.name}</b>
                  <span className="block truncate text-sm text-ink-2">
                    {member.userId === me.userId ? t("store.team.youAt", { email: member.email }) : member.email}
                  </span>
                </span>
                <span className="text-sm">{t(`store.team.role.${member.role}`)}</span>
              </li>
            ))}
          </ul>
        )}
      </QueryState>
      {store.memberRole === "owner" ? (
        <InviteForm />
      ) : (
        <p className="px-6 py-4 text-sm text-ink-2">{t("store.team.rights")}</p>
      )}
    </PageFrame>
  );
};
