"use client";

import { CircleAlert } from "lucide-react";
import Link from "next/link";
import { useEffect, useRef, type FormEvent, type ReactNode } from "react";
import { Button, buttonClass } from "../../design/components/button.tsx";
import { useT } from "../../src/i18n/use-t.tsx";
import { QuoteHeld } from "../board/quote-held.tsx";
import { useStore } from "../store/store-scope.tsx";
import { PostFields } from "./post-fields.tsx";
import { PostFee, PostPrice } from "./post-price.tsx";
import { PostedNote } from "./posted-note.tsx";
import type { PostDesk } from "./use-post-form.ts";

/** Why nothing can be posted, and who can change it. */
const NoCard = (): ReactNode => {
  const t = useT();
  const { memberRole } = useStore();
  return (
    <div className="flex flex-col items-start gap-2 text-sm" role="status">
      <p>{memberRole === "owner" ? t("store.post.noCard") : t("store.post.noCardStaff")}</p>
      {memberRole === "owner" ? (
        <Link href="/store/sign-up" className={buttonClass("ink", 44)}>
          {t("store.post.addCard")}
        </Link>
      ) : null}
    </div>
  );
};

/** The first control that was refused: it is brought into sight, and a screen reader reads what is wrong with it. */
const WRONG = "[aria-invalid='true']";

interface PostPanelProps {
  readonly desk: PostDesk;
  /** In a sheet of a phone: the price's lines scroll with the fields, the fee stays with the button. */
  readonly isSheet?: boolean;
  readonly onOpen: (deliveryId: string) => void;
}

/** The form that posts a pickup. The price and the one yellow button of the screen stay in sight. */
export const PostPanel = ({ desk, isSheet = false, onOpen }: PostPanelProps): ReactNode => {
  const t = useT();
  const { live, failure, isReady, isPosting, posted } = desk;
  const holder = useRef<HTMLFormElement>(null);
  const { refused } = desk;
  useEffect(() => {
    if (Object.keys(refused).length > 0) holder.current?.querySelector<HTMLElement>(WRONG)?.focus();
  }, [refused]);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    desk.post();
  };
  const canPost = isReady && (live.quote === null ? desk.priced === null : !live.isOld);
  return (
    <form ref={holder} onSubmit={submit} noValidate className="flex min-h-0 flex-1 flex-col">
      <div className={isSheet ? "flex flex-col gap-3 pb-3" : "min-h-0 flex-1 overflow-y-auto px-5 pb-4"}>
        <div className="flex flex-col gap-3">
          {posted === null ? null : (
            <PostedNote key={posted.id} posted={posted} onOpen={onOpen} onClose={desk.closePosted} />
          )}
          <PostFields desk={desk} />
        </div>
        {isSheet ? <PostPrice desk={desk} /> : null}
      </div>
      <div
        className={
          isSheet
            ? "sticky bottom-0 -mx-5 flex flex-col gap-2.5 border-t border-line bg-surface px-5 pt-3 pb-2"
            : "flex flex-col gap-3 border-t border-line px-5 pt-4 pb-5"
        }
      >
        {isSheet ? <PostFee desk={desk} /> : <PostPrice desk={desk} />}
        {failure === null ? null : (
          <p className="flex items-start gap-2 text-sm font-strong text-fault" role="alert">
            <CircleAlert size={18} className="mt-px shrink-0" aria-hidden="true" />
            {failure}
          </p>
        )}
        {isReady ? null : <NoCard />}
        <Button type="submit" tone="signal" size={56} wide busy={isPosting} disabled={!canPost}>
          {isPosting ? t("store.post.sending") : t("store.post.send")}
        </Button>
        {live.quote === null ? null : <QuoteHeld quote={live.quote} />}
      </div>
    </form>
  );
};
