export { remainingDigits } from "../../../engine/count";
