import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { BackupCodes } from "./backup-codes.tsx";

it("backup codes are shown in full, with every way to keep them and one way on", () => {
  const codes = ["ABCD-EFGH-JKLM", "NPQR-STUV-WXYZ"];
  const html = renderToStaticMarkup(
    <BackupCodes codes={codes} email="trader@axisor.local" onKept={() => undefined} />,
  );
  for (const code of codes) expect(html).toContain(`data-testid="backup-code">${code}<`);
  for (const way of ["Copy", "Download", "Print", "I have kept them"]) expect(html).toContain(way);
  expect(html).toContain("They are shown once");
});
