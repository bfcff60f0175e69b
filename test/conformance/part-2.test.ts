import { conform } from './battery.ts'

conform(1, 4)
