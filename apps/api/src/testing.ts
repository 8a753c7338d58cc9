export { type Seed, seedCatalogue } from './testing/seed.ts';
export { initDataOf, signInitData, type TestPerson } from './testing/sign-init-data.ts';
export {
  startTestApi,
  TEST_BOT_KEY,
  TEST_BOT_TOKEN,
  type TestApi,
  testConfig,
} from './testing/start-test-api.ts';
