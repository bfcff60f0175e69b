import { conform } from './battery.ts'

conform(2, 4)
