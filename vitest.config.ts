import { defineConfig } from "vitest/config";

const NOT_TESTS = ["**/node_modules/**", "**/.next/**", "**/.data/**"];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          // Without it a two-core machine gets one worker and leaves half of itself idle.
          maxWorkers: 2,
          // Loading the product's modules for each file anew takes longer than all the tests do.
          isolate: false,
          unstubEnvs: true,
          unstubGlobals: true,
          include: ["src/**/*.test.ts", "src/**/*.test.tsx"],
          exclude: [...NOT_TESTS, "src/**/*.{integration,plans,simulation,image,product}.test.ts"],
          setupFiles: ["./src/testing/infra/fail-on-console-error.ts"],
          // Reading the whole tree takes seconds on a busy machine.
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: "simulation",
          // One file alone leaves a core idle wherever it does not share its work among threads of its own.
          maxWorkers: 2,
          include: ["src/**/*.simulation.test.ts"],
          exclude: NOT_TESTS,
          setupFiles: ["./src/testing/infra/fail-on-console-error.ts"],
        },
      },
      {
        test: {
          name: "integration",
          include: ["src/**/*.integration.test.ts"],
          exclude: NOT_TESTS,
          globalSetup: ["./src/testing/infra/integration-setup.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
          // As the unit tests do: a quarter of the time went into loading the same modules for each file.
          isolate: false,
          setupFiles: ["./src/testing/infra/as-a-server.ts", "./src/testing/infra/hear-statements.ts"],
        },
      },
      {
        test: {
          name: "plans",
          // It explains what the integration tests sent to their databases.
          include: ["src/**/*.plans.test.ts"],
          exclude: NOT_TESTS,
          globalSetup: ["./src/testing/infra/integration-setup.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          setupFiles: ["./src/testing/infra/as-a-server.ts"],
        },
      },
      {
        test: {
          name: "image",
          // It takes the build that the end-to-end tests made, and a database like the integration tests.
          include: ["src/**/*.image.test.ts"],
          exclude: NOT_TESTS,
          globalSetup: ["./src/testing/infra/integration-setup.ts"],
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: "product",
          // The whole product in processes of its own, of the build that the end-to-end tests made: they wait most of the time.
          include: ["src/**/*.product.test.ts"],
          exclude: NOT_TESTS,
          maxWorkers: 2,
          setupFiles: ["./src/testing/infra/as-a-server.ts"],
        },
      },
    ],
  },
});
