"use client";

import type { ReactNode } from "react";
import { Button } from "../../design/components/button.tsx";
import { errorText } from "../../src/api/error-text.ts";
import { useT } from "../../src/i18n/use-t.tsx";

interface LoadMoreProps {
  /** A list that goes on by a cursor. */
  readonly list: {
    readonly hasNextPage: boolean;
    readonly isFetchingNextPage: boolean;
    readonly isFetchNextPageError: boolean;
    readonly error: unknown;
    readonly fetchNextPage: () => unknown;
  };
}

/** The way to older rows, where there are any. */
export const LoadMore = ({ list }: LoadMoreProps): ReactNode => {
  const t = useT();
  if (!list.hasNextPage) return null;
  return (
    <div className="flex flex-wrap items-center gap-3 px-4 py-3">
      <Button tone="quiet" busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
        {t("admin.older")}
      </Button>
      {list.isFetchNextPageError ? (
        <p role="alert" className="text-sm font-strong text-fault">
          {errorText(list.error)}
        </p>
      ) : null}
    </div>
  );
};
