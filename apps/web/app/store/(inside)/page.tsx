import { Suspense, type ReactNode } from "react";
import { BoardPage } from "../../../features/board/board-page.tsx";

const Page = (): ReactNode => (
  <Suspense>
    <BoardPage />
  </Suspense>
);

export default Page;
