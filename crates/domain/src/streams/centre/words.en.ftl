# Words of a call centre. Nothing is due and nothing is flagged of it alone.

## centre.registered

centre-registered = Centre put on record
    .about = A call centre became known, licensed or not. Use it once for each centre; raids, complaints and licences then refer to it.
    .line = Centre put on record, { $city }
centre-registered--name = What it calls itself
    .hint = Blank if nobody knows.
centre-registered--city = City
centre-registered--address = Where in the city
    .hint = Such as “third floor, Plaza 4, F-11 Markaz”.

## centre.premises_sealed

centre-premises-sealed = Premises sealed
    .about = The centre's premises were sealed.
    .line = Premises sealed
centre-premises-sealed--order = Order
    .hint = Number and date of the order; blank if not known.

## centre.premises_unsealed

centre-premises-unsealed = Premises unsealed
    .about = The seal was taken off the centre's premises.
    .line = Premises unsealed
centre-premises-unsealed--order = Order
    .hint = Number and date of the order; blank if not known.
