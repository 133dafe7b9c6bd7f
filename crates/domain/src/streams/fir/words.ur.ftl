# Words of an FIR.

due-fir-challan = چالان
flag-fir-challan = { due-fir-challan }: { $verdict }؛ آخری وقت { $due }
due-fir-interim-challan = عبوری چالان یا چالان
flag-fir-interim-challan = { due-fir-interim-challan }: { $verdict }؛ آخری وقت { $due }
ended-released-on-bail = ضمانت پر رہا
ended-discharged = ڈسچارج
ended-fir-cancelled = ایف آئی آر خارج

flag-fir-remand-too-long = جسمانی ریمانڈ { $days } دن کا، جبکہ زیادہ سے زیادہ { $max } دن کی اجازت ہے
flag-fir-section-unknown = { $section } فہرستِ جرائم میں نہیں
flag-fir-section-not-in-force = { $section } جرم کے وقت نافذ نہیں تھی
