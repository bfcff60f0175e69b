import { conform } from './battery.ts'

conform(0, 4)
