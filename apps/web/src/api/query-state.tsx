"use client";

import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { ErrorState } from "../../design/components/error-state.tsx";
import { LoadingRows } from "../../design/components/skeleton.tsx";
import { errorText } from "./error-text.ts";

interface QueryStateProps<T, E> {
  readonly query: UseQueryResult<T, E>;
  /** What stands until there is something; rows by default. */
  readonly loading?: ReactNode;
  readonly children: (data: T) => ReactNode;
}

/** A query's data once there is some, old or new; a still outline before, a sentence and another try where there is none. */
export const QueryState = <T, E>({ query, loading, children }: QueryStateProps<T, E>): ReactNode => {
  if (query.data !== undefined) return children(query.data);
  if (query.error === null) return loading ?? <LoadingRows />;
  return <ErrorState onRetry={() => void query.refetch()}>{errorText(query.error)}</ErrorState>;
};
