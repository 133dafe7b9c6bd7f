# Words of a case.

flag-case-frozen-without-permission = ڈائریکٹر جنرل کی اجازت کے بغیر اکاؤنٹ یا جائیداد منجمد کی گئی
