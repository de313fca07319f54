import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readFinalImage } from "./read-final-image.ts";

const dockerfile = readFileSync("deploy/image/Dockerfile", "utf8");

test("what an engine reads of our last image", () => {
  const ours = { uid: 65_532, gid: 65_532 };
  const root = { uid: 0, gid: 0 };
  expect(readFinalImage(dockerfile)).toEqual({
    copies: [
      { from: "/src/.next/image/runtime/", to: "/", owner: root },
      { from: "/src/.next/image/app/", to: "/app/", owner: root },
      { from: "/src/deploy/image/data/", to: "/data/", owner: ours },
    ],
    env: {
      NODE_ENV: "production",
      HOST: "0.0.0.0",
      PORT: "3000",
      METRICS_PORT: "9464",
      AXISOR_DATA_DIR: "/data",
      HOME: "/tmp",
    },
    directory: "/app",
    account: ours,
    volumes: ["/data"],
    entrypoint: ["/usr/local/bin/node", "--max-semi-space-size=32", "/app/axisor.mjs"],
    health: ["/usr/local/bin/node", "/app/axisor.mjs", "health"],
    stopSignal: "SIGTERM",
  });
});

test.each([
  ["USER 65532:65532", "USER nobody", "nobody is no account by number."],
  ["STOPSIGNAL SIGTERM", "", "The last image needs one line STOPSIGNAL."],
  ["WORKDIR /app", "WORKDIR /app\nWORKDIR /data", "The last image needs one line WORKDIR."],
  [
    "COPY --from=build /src/.next/image/app/ /app/",
    "COPY a b /app/",
    "COPY a b /app/: it takes one directory.",
  ],
])("instead of %s, %s is refused", (line, instead, why) => {
  expect(dockerfile).toContain(line);
  expect(() => readFinalImage(dockerfile.replace(line, instead))).toThrow(why);
});
