export { default } from "@decant/shared/jest-esm-preset";
