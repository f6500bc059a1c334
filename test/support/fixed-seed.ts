import fc from "fast-check";

// Every run tries the same examples, so that a change is judged by what it changes. Another number tries others:
// WEBEX_SSO_TEST_SEED=7 npm test
fc.configureGlobal({ seed: Number(process.env.WEBEX_SSO_TEST_SEED ?? 20_261_122) });
