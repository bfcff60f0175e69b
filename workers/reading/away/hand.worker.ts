import { serve } from './hand.ts'
import type { Order } from './packet.ts'

self.onmessage = ({ data }: MessageEvent<Order>) => void serve(data)
